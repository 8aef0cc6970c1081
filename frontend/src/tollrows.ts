/** What a `<table data-toll>` says: one figure of one report in each row. */
import { dayOf, NO_DAY } from "./days";

export interface TollRow {
  readonly day: number;
  /** The figure, and its bounds where it is told as a range. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly origin: string;
  /** Whom the figure counts, where it is not everybody: "soldiers". */
  readonly whom: string;
  readonly slot: string;
  readonly words: string;
  readonly href: string;
  readonly denied: boolean;
}

/** "12", "1,200", "10-12", "at least 5" as the bounds of a figure; null where there is none. */
export function figureOf(said: string): [number, number] | null {
  const numbers = [...said.replace(/(\d),(?=\d{3})/g, "$1").matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) =>
    Number(digits),
  );
  return numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : null;
}

/** The order in which charts of several figures stand; others come last. */
const SLOTS = ["killed", "wounded", "abducted", "arrested", "displaced"];
const rank = (slot: string): number => (SLOTS.includes(slot) ? SLOTS.indexOf(slot) : SLOTS.length);

/** The different figures of rows, those of the dead first. */
export const slotsOf = (rows: readonly TollRow[]): string[] =>
  [...new Set(rows.map((row) => row.slot))].sort((a, b) => rank(a) - rank(b));

/** The rows that have a day and a figure, in order of time. */
export function tollRows(table: ParentNode): TollRow[] {
  const found: TollRow[] = [];
  for (const row of table.querySelectorAll<HTMLElement>("tr[data-day]")) {
    const day = dayOf(row.dataset.day);
    const bounds = figureOf(row.dataset.value ?? "");
    if (day === NO_DAY || bounds === null) continue;
    found.push({
      day,
      value: bounds[0],
      low: bounds[0],
      high: bounds[1],
      origin: row.dataset.origin ?? "",
      whom: /\(([^()]+)\)$/.exec(row.dataset.words ?? "")?.[1] ?? "",
      slot: row.dataset.slot || "killed",
      words: row.dataset.words ?? "",
      href: row.dataset.href ?? "",
      denied:
        row.dataset.denied !== undefined
          ? row.dataset.denied !== "false" && row.dataset.denied !== ""
          : row.dataset.modality === "denied",
    });
  }
  return found.sort(
    (a, b) => a.day - b.day || (a.origin < b.origin ? -1 : a.origin > b.origin ? 1 : a.value - b.value),
  );
}

/** Figures that count the same people, as one origin gives them: soldiers and civilians are two tolls. */
export const series = (row: TollRow): string => `${row.origin} (${row.whom})`;

/**
 * The points of a line that only rises: the highest figure that each series had given by each day. A lower one that is
 * told later corrects or contradicts; nobody came back to life, so no line falls to it.
 */
export function highest(rows: readonly TollRow[]): TollRow[] {
  const most = new Map<string, number>();
  return rows.map((row) => {
    const value = Math.max(row.value, most.get(series(row)) ?? 0);
    most.set(series(row), value);
    return { ...row, value };
  });
}

/** Heights for labels that want to stand at `wanted`, moved apart by at least `gap` and kept within `low` and `high`. */
export function apart(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = wanted.map((at) => Math.min(high, Math.max(low, at)));
  for (let round = 0; round < 60; round++) {
    let moved = false;
    for (let k = 1; k < order.length; k++) {
      const [a, b] = [order[k - 1]!, order[k]!];
      const lack = gap - (placed[b]! - placed[a]!);
      if (lack <= 0.01) continue;
      placed[a] = Math.max(low, placed[a]! - lack / 2);
      placed[b] = Math.min(high, placed[b]! + lack / 2);
      moved = true;
    }
    if (!moved) break;
  }
  return placed;
}
