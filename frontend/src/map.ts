/** `<div data-map>`: all events of a source with list and legend, or the one place of an event's page. */
import { type GeoJSONSource, type Map as LibreMap, Popup } from "maplibre-gl";
import { withTheme } from "./colours";
import { calmly, element, excuse } from "./dom";
import { eventLines, fillList, hrefOf, legend, placeWords } from "./eventlist";
import { located } from "./events";
import { type Box, boxOf, inBox, pointOf, pointsOf } from "./features";
import { makeMap } from "./mapbase";
import { DEEPEST_CLUSTER, haloAtZoom0, zoomFor } from "./mapstyle";
import { type View, viewOf } from "./view";

const LISTED = 50;
const WORLD: Box = { west: -180, south: -90, east: 180, north: 90 };
const NOTHING = { type: "FeatureCollection" as const, features: [] };

export async function drawMap(place: HTMLElement): Promise<void> {
  if (place.dataset.source) await eventMap(place, await viewOf(place.dataset.source));
  else await pointMap(place);
}

async function pointMap(place: HTMLElement): Promise<void> {
  const [lon, lat, radius] = [Number(place.dataset.lon), Number(place.dataset.lat), Number(place.dataset.radius ?? 0)];
  if (!place.dataset.lon || !place.dataset.lat || Number.isNaN(lon + lat))
    throw new Error("the place has no coordinates");
  const canvas = element("div", { class: "map-canvas" });
  place.replaceChildren(canvas);
  const map = await makeMap(place, canvas, {
    clustered: false,
    small: true,
    center: [lon, lat],
    zoom: zoomFor(radius, lat, canvas.clientHeight || 240),
  });
  const halo = radius > 0 ? haloAtZoom0(radius, lat) : 0;
  await (map.getSource("chosen") as GeoJSONSource).setData({
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: { halo }, geometry: { type: "Point", coordinates: [lon, lat] } }],
  });
  map.setPaintProperty("spot", "circle-radius", 4);
  await map.once("idle");
  place.dataset.drawn = "";
}

async function eventMap(place: HTMLElement, view: View): Promise<void> {
  const { events } = view;
  // A page without a place for the list has one of its own, and its map is a small one.
  const list = document.querySelector<HTMLElement>("[data-map-list]");
  const canvas = element("div", { class: "map-canvas" });
  place.replaceChildren(canvas);
  let held = view.held();
  let bounds = (): Box => WORLD;
  let choose = (_: number | null): void => undefined;
  let redraw = (): void => undefined;
  const listInView = (): void => {
    if (list) fillList(list, place, events, inBox(events, held, bounds(), LISTED), (i) => choose(i));
  };
  view.addEventListener(
    "change",
    calmly(120, () => {
      held = view.held();
      listInView();
      redraw();
    }),
  );
  withTheme(() => {
    listInView();
    place.querySelector(".map-legend")?.replaceWith(legend(events));
  });

  const centre: [number, number] = [Number(place.dataset.lon || 20), Number(place.dataset.lat || 20)];
  let map: LibreMap;
  try {
    map = await makeMap(place, canvas, { clustered: true, small: !list, center: centre, zoom: 1 });
  } catch (error) {
    // Without WebGL there is still the list.
    excuse(place, error);
    return;
  }
  if (list) place.append(legend(events));
  bounds = () => {
    const box = map.getBounds();
    return { west: box.getWest(), south: box.getSouth(), east: box.getEast(), north: box.getNorth() };
  };
  const source = map.getSource("events") as GeoJSONSource;
  const chosen = map.getSource("chosen") as GeoJSONSource;
  choose = (i) =>
    void chosen.setData(
      i === null || !located(events, i) ? NOTHING : { type: "FeatureCollection", features: [pointOf(events, i)] },
    );
  redraw = () => void source.setData(pointsOf(events, held));
  const box = boxOf(events, held);
  if (box)
    map.fitBounds(
      [
        [box.west, box.south],
        [box.east, box.north],
      ],
      { padding: list ? 48 : 24, maxZoom: list ? 8 : 5, animate: false },
    );
  map.on("moveend", calmly(80, listInView));
  popups(map, place, view, choose);
  redraw();
  listInView();
  await map.once("idle");
  place.dataset.drawn = "";
}

/** A click on a sign says what it is; one on a count goes nearer, or lists events that are told of one place. */
function popups(map: LibreMap, place: HTMLElement, view: View, choose: (i: number | null) => void): void {
  const { events } = view;
  const popup = new Popup({ maxWidth: "21rem", focusAfterOpen: true, offset: 14, className: "event-popup" });
  popup.on("close", () => choose(null));
  const open = (at: [number, number], ...content: HTMLElement[]): void => {
    popup
      .setLngLat(at)
      .setDOMContent(element("div", {}, ...content))
      .addTo(map);
  };
  const source = map.getSource("events") as GeoJSONSource;
  const pointAt = (feature: { geometry: unknown }) =>
    (feature.geometry as { coordinates: [number, number] }).coordinates;

  map.on("click", "signs", (event) => {
    const [feature] = event.features ?? [];
    if (!feature) return;
    const i = feature.properties.i as number;
    open(
      pointAt(feature),
      ...eventLines(events, i, hrefOf(place, events, i)),
      element("span", { class: "how" }, placeWords(events, i)),
    );
    choose(i);
  });
  map.on("click", "clusters", (event) => {
    const [feature] = event.features ?? [];
    if (feature) void clicked(feature.properties.cluster_id as number, pointAt(feature));
  });
  const clicked = async (cluster: number, at: [number, number]): Promise<void> => {
    const zoom = await source.getClusterExpansionZoom(cluster);
    if (zoom <= DEEPEST_CLUSTER) return void map.easeTo({ center: at, zoom: Math.max(zoom, map.getZoom() + 0.5) });
    const leaves = await source.getClusterLeaves(cluster, 5000, 0);
    const found = leaves
      .map((leaf) => leaf.properties!.i as number)
      .sort((a, b) => events.start[b]! - events.start[a]!);
    const rows = found.slice(0, 12).map((i) => element("li", {}, ...eventLines(events, i, hrefOf(place, events, i))));
    const more =
      found.length > 12
        ? [
            element(
              "p",
              { class: "how" },
              `and ${(found.length - 12).toLocaleString("en")} more; pick fewer days to see them`,
            ),
          ]
        : [];
    open(
      at,
      element(
        "p",
        { class: "how" },
        `${found.length.toLocaleString("en")} events told of one place (${placeWords(events, found[0]!)})`,
      ),
      element("ol", {}, ...rows),
      ...more,
    );
  };
  for (const layer of ["signs", "clusters"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
}
