/** What network.json holds: actors and what ties or divides them, each with the days it is told for. */
import { dayOf, NO_DAY, spanWords } from "./days";

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string;
  readonly events: number;
}

export interface Tie {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly relation: string;
  /** Days; `NO_DAY` where nobody says since when, or until when. */
  readonly first: number;
  readonly last: number;
  readonly claims: number;
  readonly denials: number;
  readonly href: string;
}

export interface Ties {
  readonly actors: readonly Actor[];
  readonly ties: readonly Tie[];
}

type Row = Record<string, string | number | null | undefined>;

/** The actors and ties of a network.json; ties to somebody it doesn't hold are left out. */
export function tiesOf(json: unknown): Ties {
  const { nodes, edges } = (json ?? {}) as { nodes?: Row[]; edges?: Row[] };
  if (!Array.isArray(nodes) || !Array.isArray(edges)) throw new Error("network.json holds no nodes and edges");
  const actors = nodes.map((row) => ({
    id: String(row.id),
    name: String(row.name ?? row.id),
    kind: String(row.kind ?? ""),
    country: String(row.country ?? ""),
    events: Number(row.events ?? 0),
  }));
  const known = new Set(actors.map((actor) => actor.id));
  const ties = edges
    .map((row) => ({
      id: String(row.id),
      a: String(row.a),
      b: String(row.b),
      relation: String(row.relation ?? ""),
      first: dayOf(row.first as string | null),
      last: dayOf(row.last as string | null),
      claims: Number(row.claims ?? 0),
      denials: Number(row.denials ?? 0),
      href: String(row.href ?? ""),
    }))
    .filter((tie) => known.has(tie.a) && known.has(tie.b));
  return { actors, ties };
}

export type Side = "with" | "against" | "other";

const WITH = new Set(["allied", "supports", "part_of"]);
const AGAINST = new Set(["hostile", "split_from"]);

/** Whether a relation ties, divides, or neither. */
export function sideOf(relation: string): Side {
  return WITH.has(relation) ? "with" : AGAINST.has(relation) ? "against" : "other";
}

const RELATIONS: Readonly<Record<string, string>> = {
  allied: "allied with",
  hostile: "hostile to",
  part_of: "part of",
  split_from: "split from",
};

/** A relation as it stands between two names. */
export function relationWords(relation: string): string {
  return RELATIONS[relation] ?? relation.replaceAll("_", " ");
}

/** Whether a tie is told to hold on a day; what has no first or last day is open to that side. */
export function inForce(tie: Tie, day: number | null): boolean {
  return day === null || ((tie.first === NO_DAY || tie.first <= day) && (tie.last === NO_DAY || tie.last >= day));
}

/** First and last day of all ties; null where none has any. */
export function reach(ties: readonly Tie[]): [number, number] | null {
  const days = ties.flatMap((tie) => [tie.first, tie.last]).filter((day) => day !== NO_DAY);
  return days.length ? [Math.min(...days), Math.max(...days)] : null;
}

/** "since 3 May 2013", "until …", "3 to 9 May 2013", "no day told". */
export function tieDays(tie: Tie): string {
  if (tie.first === NO_DAY && tie.last === NO_DAY) return "no day told";
  if (tie.first === NO_DAY) return `until ${spanWords(tie.last, tie.last)}`;
  return tie.last === NO_DAY ? `since ${spanWords(tie.first, tie.first)}` : spanWords(tie.first, tie.last);
}

/** "2 claims, 1 denial". */
export function tieVoices(tie: Tie): string {
  const counted = (count: number, one: string) => `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;
  if (!tie.claims && !tie.denials) return "planned or held possible, claimed by nobody here";
  if (!tie.claims) return `${counted(tie.denials, "denial")}, claimed by nobody here`;
  return tie.denials
    ? `${counted(tie.claims, "claim")}, ${counted(tie.denials, "denial")}`
    : counted(tie.claims, "claim");
}
