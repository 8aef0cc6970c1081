/** One map on a page: the library, its worker, the ground below the events. */
import "maplibre-gl/dist/maplibre-gl.css";
import {
  AttributionControl,
  Map as LibreMap,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
  type StyleSpecification,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import worldUrl from "world-atlas/countries-50m.json?url";
import { basemapOf, type Basemap } from "./basemap";
import { palette } from "./colours";
import { type Ground, repainted, styleOf } from "./mapstyle";
import { DENSITY, drawSign, signOf } from "./signs";

const OWN_CREDIT = "Natural Earth";

let basemap: Promise<Basemap> | undefined;

async function fetched<T>(url: string, what: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${what} could not be fetched: ${answer.status}`);
  return (await answer.json()) as T;
}

/** The ground that a place asks for: our own, tiles over it (`data-tiles` with {z}), or a style of a server. */
async function groundOf(place: HTMLElement): Promise<Ground> {
  basemap ??= fetched<Parameters<typeof basemapOf>[0]>(worldUrl, "the base map").then(basemapOf);
  const tiles = place.dataset.tiles ?? "";
  const credit = [place.dataset.tilesCredit, OWN_CREDIT].filter(Boolean).join(" · ");
  if (!tiles || tiles.includes("{z}")) return { basemap: await basemap, tiles, style: null, credit };
  const style = await fetched<StyleSpecification>(tiles, "the map style").catch((error: unknown) => {
    console.warn(error);
    return null;
  });
  return { basemap: await basemap, tiles: "", style, credit };
}

export interface Options {
  readonly clustered: boolean;
  readonly small: boolean;
  readonly center: [number, number];
  readonly zoom: number;
}

/** A map that is loaded, draws the signs that its events ask for, and follows the theme. */
export async function makeMap(place: HTMLElement, canvas: HTMLElement, options: Options): Promise<LibreMap> {
  setWorkerUrl(workerUrl);
  const ground = await groundOf(place);
  const map = new LibreMap({
    container: canvas,
    style: styleOf(ground, palette(), options.clustered),
    center: options.center,
    zoom: options.zoom,
    maxZoom: 16,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    // One finger scrolls the page and two move the map, where a finger is all there is.
    cooperativeGestures: options.small || matchMedia("(pointer: coarse)").matches,
    fadeDuration: 0,
    locale: { "Map.Title": place.getAttribute("aria-label") ?? "Map of events; the list beside it holds the same" },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new AttributionControl({ compact: false, customAttribution: ground.tiles ? [] : ground.credit }));
  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-left");
  map.setMissingStyleImageResolver(async (id) => {
    const sign = signOf(id);
    if (sign && !map.hasImage(id)) map.addImage(id, drawSign(sign, palette()), { pixelRatio: DENSITY });
  });
  document.addEventListener("themechange", () => recolour(map, ground.style !== null));
  await map.once("style.load");
  return map;
}

function recolour(map: LibreMap, foreignGround: boolean): void {
  const colours = palette();
  for (const [layer, property, value] of repainted(colours)) {
    if (!map.getLayer(layer) || (foreignGround && !OURS.has(layer))) continue;
    map.setPaintProperty(layer, property as Parameters<LibreMap["setPaintProperty"]>[1], value as never);
  }
  for (const name of map.listImages()) {
    const sign = signOf(name);
    if (sign) map.updateImage(name, drawSign(sign, colours));
  }
}

const OURS = new Set(["halo", "chosen", "clusters", "counts", "signs", "spot"]);
