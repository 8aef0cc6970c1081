/** What map.json holds: events as columns, checked once. */
import { dayOf, NO_DAY } from "./days";
import { familyOf } from "./families";

const NAMES = [
  "id",
  "title",
  "lon",
  "lat",
  "radius_km",
  "precision",
  "start",
  "end",
  "type",
  "killed",
  "origins",
  "status",
  "modality",
] as const;
type Name = (typeof NAMES)[number];
type Cell = string | number | null;

/** Stands for a number that nobody tells. */
export const UNKNOWN = -1;

export interface Events {
  readonly size: number;
  readonly id: readonly string[];
  readonly title: readonly string[];
  readonly type: readonly string[];
  readonly precision: readonly string[];
  readonly status: readonly string[];
  readonly modality: readonly string[];
  readonly family: Uint8Array;
  /** Degrees; NaN where the event has no place. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly radiusKm: Float64Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly killed: Int32Array;
  readonly origins: Int32Array;
}

/** The events of a map.json; throws where columns are missing or not equally long. */
export function eventsOf(json: unknown): Events {
  const columns = (json as { columns?: Partial<Record<Name, Cell[]>> } | null)?.columns;
  if (!columns) throw new Error("map.json holds no columns");
  const size = columns.id?.length ?? 0;
  for (const name of NAMES) {
    if (columns[name]?.length !== size) throw new Error(`map.json: column ${name} is not as long as the others`);
  }
  const texts = (name: Name) => columns[name]!.map((cell) => (cell === null ? "" : String(cell)));
  const degrees = (name: Name) =>
    Float64Array.from(columns[name]!, (cell) => (cell === null ? Number.NaN : Number(cell)));
  const numbers = (name: Name) => Int32Array.from(columns[name]!, (cell) => (cell === null ? UNKNOWN : Number(cell)));
  const days = (name: Name) => Int32Array.from(columns[name]!, (cell) => dayOf(cell === null ? null : String(cell)));
  const [start, end, type] = [days("start"), days("end"), texts("type")];
  for (let i = 0; i < size; i++) {
    if (start[i] === NO_DAY) start[i] = end[i]!;
    if (end[i] === NO_DAY) end[i] = start[i]!;
  }
  return {
    size,
    start,
    end,
    type,
    id: texts("id"),
    title: texts("title"),
    precision: texts("precision"),
    status: texts("status"),
    modality: texts("modality"),
    family: Uint8Array.from(type, familyOf),
    lon: degrees("lon"),
    lat: degrees("lat"),
    radiusKm: degrees("radius_km"),
    killed: numbers("killed"),
    origins: numbers("origins"),
  };
}

export function located(events: Events, i: number): boolean {
  return !Number.isNaN(events.lon[i]) && !Number.isNaN(events.lat[i]);
}

export function dated(events: Events, i: number): boolean {
  return events.start[i] !== NO_DAY;
}

/** How much of what the sign on the map says is settled: pale until somebody looked, hatched where one origin tells it. */
export function standing(
  events: Events,
  i: number,
): { machine: boolean; single: boolean; ring: "" | "denied" | "planned" | "possible" } {
  const modality = events.modality[i]!;
  return {
    machine: events.status[i] === "machine" || events.status[i] === "",
    single: events.origins[i]! <= 1,
    ring:
      modality === "denied" || modality === "planned"
        ? modality
        : modality === "" || modality === "asserted"
          ? ""
          : "possible",
  };
}

/** "2 dead; 3 origins; a machine read it" - what the sign says, in words. */
export function standingWords(events: Events, i: number): string {
  const { machine, ring } = standing(events, i);
  const [killed, origins] = [events.killed[i]!, events.origins[i]!];
  const said = [
    killed === UNKNOWN ? "no toll told" : killed === 0 ? "nobody killed" : `${killed.toLocaleString("en")} killed`,
    origins === 1 ? "one origin" : origins < 1 ? "nobody asserts it" : `${origins} origins`,
    machine ? "machine" : events.status[i]!,
  ];
  if (ring) said.push(events.modality[i]!);
  return said.join(" · ");
}
