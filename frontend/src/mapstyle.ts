/** How the map looks: quiet land, borders, halos of real size, signs, and counts where signs would cover each other. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Basemap } from "./basemap";
import type { Palette } from "./colours";

/** Metres for a pixel at zoom 0 on the equator, with tiles of 512 pixels. */
const METRES = 40_075_016.686 / 512;
const FONT = ["Liberation Sans, Noto Sans, Helvetica Neue, Arial, sans-serif"];
const DEEPEST = 22;
/** The last zoom with clusters: events nearer to each other than this shows are told of one place. */
export const DEEPEST_CLUSTER = 13;

/** The radius of a halo in pixels at zoom 0: a kilometre grows on the map with the distance from the equator. */
export function haloAtZoom0(radiusKm: number, latitude: number): number {
  return (radiusKm * 1000) / (METRES * Math.cos((Math.min(85, Math.abs(latitude)) * Math.PI) / 180));
}

/** The zoom at which a halo fills a good part of so many pixels, but never so near that no border or name is in view. */
export function zoomFor(radiusKm: number, latitude: number, pixels: number): number {
  return Math.max(1, Math.min(5, Math.log2((pixels * 0.32) / haloAtZoom0(Math.max(radiusKm, 0.5), latitude))));
}

const halo: ExpressionSpecification = [
  "interpolate",
  ["exponential", 2],
  ["zoom"],
  0,
  ["get", "halo"],
  DEEPEST,
  ["*", ["get", "halo"], 2 ** DEEPEST],
];
const single: ExpressionSpecification = ["!", ["has", "point_count"]];

/** Layers over the base map, from the lowest, with the colours of the moment. */
function eventLayers(colour: Palette, font = FONT): LayerSpecification[] {
  return [
    {
      id: "halo",
      type: "circle",
      source: "events",
      filter: ["all", single, [">", ["get", "halo"], 0]],
      paint: {
        "circle-radius": halo,
        "circle-color": colour("halo"),
        "circle-opacity": 0.1,
        "circle-stroke-color": colour("halo"),
        "circle-stroke-width": 1,
        "circle-stroke-opacity": 0.45,
      },
    },
    {
      id: "chosen",
      type: "circle",
      source: "chosen",
      paint: {
        "circle-radius": halo,
        "circle-color": colour("focus"),
        "circle-opacity": 0.12,
        "circle-stroke-color": colour("focus"),
        "circle-stroke-width": 1.5,
      },
    },
    {
      id: "clusters",
      type: "circle",
      source: "events",
      filter: ["has", "point_count"],
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "point_count"]], 1, 11, 10, 17, 100, 32],
        "circle-color": colour("sheet"),
        "circle-opacity": 0.93,
        "circle-stroke-color": colour("soft"),
        "circle-stroke-width": 1.25,
      },
    },
    {
      id: "counts",
      type: "symbol",
      source: "events",
      filter: ["has", "point_count"],
      layout: {
        "text-field": ["get", "point_count_abbreviated"],
        "text-font": font,
        "text-size": 12,
        "text-allow-overlap": true,
      },
      paint: { "text-color": colour("ink") },
    },
    {
      id: "signs",
      type: "symbol",
      source: "events",
      filter: single,
      layout: {
        "icon-image": ["get", "sign"],
        "icon-size": ["get", "size"],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "symbol-sort-key": ["-", 0, ["get", "size"]],
      },
    },
    {
      id: "spot",
      type: "circle",
      source: "chosen",
      paint: {
        "circle-radius": 17,
        "circle-opacity": 0,
        "circle-stroke-color": colour("focus"),
        "circle-stroke-width": 2.5,
      },
    },
  ];
}

function baseLayers(colour: Palette): LayerSpecification[] {
  return [
    { id: "water", type: "background", paint: { "background-color": colour("water") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land"), "fill-antialias": true } },
    { id: "coast", type: "line", source: "land", paint: { "line-color": colour("coast"), "line-width": 0.6 } },
    {
      id: "borders",
      type: "line",
      source: "borders",
      paint: { "line-color": colour("border"), "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 6, 1.4] },
    },
    {
      id: "names",
      type: "symbol",
      source: "names",
      // The small ones come with the zoom.
      filter: ["<", ["get", "rank"], ["step", ["zoom"], 70, 2, 110, 3, 150, 4, 190, 5, 260]],
      maxzoom: 8,
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "symbol-sort-key": ["get", "rank"],
        "text-max-width": 7,
        "text-padding": 6,
        "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10.5, 6, 14],
        "text-letter-spacing": 0.06,
      },
      paint: { "text-color": colour("map-name"), "text-halo-color": colour("land"), "text-halo-width": 1.2 },
    },
  ];
}

export interface Ground {
  readonly basemap: Basemap;
  /** The URL template of a raster tile server, or empty. */
  readonly tiles: string;
  /** A style of a tile server in the place of the base map that comes with the pages. */
  readonly style: StyleSpecification | null;
  readonly credit: string;
}

/** The whole style; `clustered` is false for the one point of an event's page. */
export function styleOf(ground: Ground, colour: Palette, clustered: boolean): StyleSpecification {
  const nothing = { type: "FeatureCollection" as const, features: [] };
  const ours = {
    chosen: { type: "geojson" as const, data: nothing },
    events: {
      type: "geojson" as const,
      data: nothing,
      cluster: clustered,
      clusterRadius: 44,
      clusterMaxZoom: DEEPEST_CLUSTER,
    },
  };
  if (ground.style) {
    const { sources, layers } = ground.style;
    return {
      ...ground.style,
      sources: { ...sources, ...ours },
      layers: [...layers, ...eventLayers(colour, fontOf(ground.style))],
    };
  }
  const layers = baseLayers(colour);
  // Above the plain land and instead of its names: where tiles don't come, the land is still there.
  if (ground.tiles) layers.splice(-1, 1, { id: "tiles", type: "raster", source: "tiles" });
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: ground.basemap.land, tolerance: 0.2 },
      borders: { type: "geojson", data: ground.basemap.borders, tolerance: 0.2 },
      names: { type: "geojson", data: ground.basemap.names },
      ...(ground.tiles && {
        tiles: { type: "raster" as const, tiles: spread(ground.tiles), tileSize: 256, attribution: ground.credit },
      }),
      ...ours,
    },
    layers: [...layers, ...eventLayers(colour)],
  };
}

/** A template for each of the servers a, b and c where it says {s}. */
function spread(tiles: string): string[] {
  return tiles.includes("{s}") ? ["a", "b", "c"].map((server) => tiles.replace("{s}", server)) : [tiles];
}

/** A font that the style's own server has; without glyphs from a server the browser draws ours. */
function fontOf(style: StyleSpecification): string[] {
  if (!style.glyphs) return FONT;
  for (const layer of style.layers) {
    const font = layer.type === "symbol" ? layer.layout?.["text-font"] : undefined;
    if (Array.isArray(font) && font.every((name) => typeof name === "string") && font[0] !== "literal")
      return font as string[];
  }
  return ["Open Sans Regular", "Arial Unicode MS Regular"];
}

/** What of the style depends on the theme: layer, property, colour. */
export function repainted(colour: Palette): [string, string, unknown][] {
  return [...baseLayers(colour), ...eventLayers(colour)].flatMap((layer) =>
    Object.entries(layer.paint ?? {})
      .filter(([name]) => name.endsWith("-color"))
      .map(([name, value]): [string, string, unknown] => [layer.id, name, value]),
  );
}
