/** Events as points for the map. */
import type { Feature, FeatureCollection, Point } from "geojson";
import { type Events, located } from "./events";
import { haloAtZoom0 } from "./mapstyle";
import { signFor, signName, sizeFor } from "./signs";

export interface PointProperties {
  /** The event's place in the columns. */
  readonly i: number;
  readonly sign: string;
  readonly size: number;
  readonly halo: number;
}

export function pointOf(events: Events, i: number): Feature<Point, PointProperties> {
  const [lon, lat, radius] = [events.lon[i]!, events.lat[i]!, events.radiusKm[i]!];
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [lon, lat] },
    properties: {
      i,
      sign: signName(signFor(events, i)),
      size: sizeFor(events.killed[i]!),
      halo: radius > 0 ? haloAtZoom0(radius, lat) : 0,
    },
  };
}

const made = new WeakMap<Events, Feature<Point, PointProperties>[]>();

/** The points of the events at hand that have a place; each event's point is made once. */
export function pointsOf(events: Events, held: readonly number[]): FeatureCollection<Point, PointProperties> {
  let points = made.get(events);
  if (!points) made.set(events, (points = Array.from({ length: events.size }, (_, i) => pointOf(events, i))));
  const all = points;
  return { type: "FeatureCollection", features: held.filter((i) => located(events, i)).map((i) => all[i]!) };
}

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The box around the points, null without any; some points far away don't count, so that the map opens where most events are. */
export function boxOf(events: Events, held: readonly number[], share = 0.98): Box | null {
  const at = held.filter((i) => located(events, i));
  if (!at.length) return null;
  const range = (column: Float64Array): [number, number] => {
    const sorted = Float64Array.from(at, (i) => column[i]!).sort();
    const cut = Math.floor((sorted.length * (1 - share)) / 2);
    return [sorted[cut]!, sorted[sorted.length - 1 - cut]!];
  };
  const [[west, east], [south, north]] = [range(events.lon), range(events.lat)];
  return { west, south, east, north };
}

/** Of the events at hand those inside the box, the latest first and the undated last; and how many they are. */
export function inBox(
  events: Events,
  held: readonly number[],
  box: Box,
  most: number,
): { shown: number[]; total: number } {
  const found = held.filter((i) => {
    const [lon, lat] = [events.lon[i]!, events.lat[i]!];
    if (!(lat >= box.south && lat <= box.north)) return false;
    // The map goes around: a box may lie beyond the 180th meridian.
    return (
      box.east - box.west >= 360 || [-360, 0, 360].some((turn) => lon + turn >= box.west && lon + turn <= box.east)
    );
  });
  found.sort((a, b) => events.start[b]! - events.start[a]! || (events.id[a]! < events.id[b]! ? -1 : 1));
  return { shown: found.slice(0, most), total: found.length };
}
