/** Events over time: counts by day, week, month or year, and bars for what is not told that closely. */
import { dateOf, dayOfDate, NO_DAY } from "./days";

export type Unit = "day" | "week" | "month" | "year";

/** The unit for a span of days: a few tens of columns where there are days enough, and no more than there is room for. */
export function unitFor(days: number, columns = 180): Unit {
  if (days <= Math.min(92, columns)) return "day";
  if (days / 7 <= Math.min(115, columns)) return "week";
  return days / 30.44 <= columns ? "month" : "year";
}

/** The first day of the unit that a day lies in; weeks begin on Monday. */
export function floorTo(unit: Unit, day: number): number {
  if (unit === "day") return day;
  // 1 January 1970 was a Thursday.
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const date = dateOf(day);
  return dayOfDate(new Date(Date.UTC(date.getUTCFullYear(), unit === "month" ? date.getUTCMonth() : 0, 1)));
}

/** The first day of the next unit. */
export function after(unit: Unit, day: number): number {
  const first = floorTo(unit, day);
  if (unit === "day" || unit === "week") return first + (unit === "day" ? 1 : 7);
  const date = dateOf(first);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return dayOfDate(new Date(unit === "month" ? Date.UTC(year, month + 1, 1) : Date.UTC(year + 1, 0, 1)));
}

export interface Bin {
  readonly first: number;
  /** The first day that lies in it no more. */
  readonly next: number;
  readonly count: number;
}

export interface Interval {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly lane: number;
}

export interface Shape {
  readonly unit: Unit;
  /** The first and the last day that is told. */
  readonly low: number;
  readonly high: number;
  /** The same as columns begin and end. */
  readonly first: number;
  readonly next: number;
  readonly bins: readonly Bin[];
  readonly intervals: readonly Interval[];
  readonly lanes: number;
  /** Events with intervals for which no lane was left. */
  readonly unshown: number;
  readonly undated: number;
}

/** Starts and ends (days, `NO_DAY` for undated) as a shape to draw; null where nothing is dated. */
export function shapeOf(
  start: Int32Array,
  end: Int32Array,
  columns = 180,
  mostLanes = 6,
): Shape | { readonly undated: number; readonly bins: null } {
  let [low, high, undated] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < start.length; i++) {
    if (start[i] === NO_DAY) undated++;
    else {
      low = Math.min(low, start[i]!);
      high = Math.max(high, end[i]!);
    }
  }
  if (undated === start.length) return { undated, bins: null };
  const unit = unitFor(high - low + 1, columns);
  const counts = new Map<number, number>();
  const wide = new Map<string, { first: number; last: number; count: number }>();
  for (let i = 0; i < start.length; i++) {
    const [a, b] = [start[i]!, end[i]!];
    if (a === NO_DAY) continue;
    const bin = floorTo(unit, a);
    if (floorTo(unit, b) === bin) counts.set(bin, (counts.get(bin) ?? 0) + 1);
    else {
      const same = wide.get(`${a}/${b}`);
      if (same) same.count++;
      else wide.set(`${a}/${b}`, { first: a, last: b, count: 1 });
    }
  }
  const [first, next] = [floorTo(unit, low), after(unit, high)];
  const bins = [...counts]
    .sort((a, b) => a[0] - b[0])
    .map(([day, count]) => ({ first: day, next: after(unit, day), count }));
  const { intervals, unshown } = inLanes([...wide.values()], mostLanes, Math.ceil((next - first) / 200));
  const lanes = intervals.reduce((most, interval) => Math.max(most, interval.lane + 1), 0);
  return { unit, low, high, first, next, bins, intervals, lanes, unshown, undated };
}

/** Bars put into lanes so that none covers another; those that most events share go first. */
function inLanes(wide: { first: number; last: number; count: number }[], most: number, gap: number) {
  const ends: { first: number; last: number }[][] = [];
  const intervals: Interval[] = [];
  let unshown = 0;
  for (const bar of wide.sort((a, b) => b.count - a.count || a.first - b.first || a.last - b.last)) {
    let lane = ends.findIndex((taken) =>
      taken.every((other) => bar.first > other.last + gap || bar.last < other.first - gap),
    );
    if (lane < 0 && ends.length < most) lane = ends.push([]) - 1;
    if (lane < 0) unshown += bar.count;
    else {
      ends[lane]!.push(bar);
      intervals.push({ ...bar, lane });
    }
  }
  return { intervals, unshown };
}
