import { expect, test } from "vitest";
import { after, floorTo, shapeOf, unitFor } from "../src/bins";
import { dayOf, isoOf, NO_DAY } from "../src/days";

const days = (...isos: (string | null)[]) => Int32Array.from(isos, (iso) => dayOf(iso));

test("the unit follows the span", () => {
  expect([1, 92, 93, 805, 806, 5479, 5480].map((days) => unitFor(days))).toEqual([
    "day",
    "day",
    "week",
    "week",
    "month",
    "month",
    "year",
  ]);
});

test("where there is little room the columns are longer", () => {
  expect([60, 200, 1000, 4000].map((days) => unitFor(days, 40))).toEqual(["week", "week", "month", "year"]);
});

test("units begin where the calendar says", () => {
  const floor = (unit: Parameters<typeof floorTo>[0], iso: string) => isoOf(floorTo(unit, dayOf(iso)));
  expect(floor("week", "2016-08-13")).toBe("2016-08-08");
  expect(floor("week", "2016-08-08")).toBe("2016-08-08");
  expect(floor("week", "1969-12-28")).toBe("1969-12-22");
  expect(floor("month", "2016-02-29")).toBe("2016-02-01");
  expect(floor("year", "2016-12-31")).toBe("2016-01-01");
  expect(isoOf(after("month", dayOf("2016-12-05")))).toBe("2017-01-01");
  expect(isoOf(after("week", dayOf("2016-08-13")))).toBe("2016-08-15");
});

test("every event is in a bin, in an interval, unshown or undated, and in one of them only", () => {
  const start = days("2013-05-01", "2013-05-01", "2013-05-04", "2013-05-01", "2013-05-01", null);
  const end = days("2013-05-01", "2013-05-01", "2013-05-04", "2013-05-31", "2013-05-31", null);
  const shape = shapeOf(start, end);
  if (!shape.bins) throw new Error("dated events make bins");
  expect(shape.bins.map((bin) => [isoOf(bin.first), bin.count])).toEqual([
    ["2013-05-01", 2],
    ["2013-05-04", 1],
  ]);
  expect(shape.intervals).toEqual([{ first: dayOf("2013-05-01"), last: dayOf("2013-05-31"), count: 2, lane: 0 }]);
  expect([shape.undated, shape.unshown]).toEqual([1, 0]);
  expect([isoOf(shape.first), isoOf(shape.next)]).toEqual(["2013-05-01", "2013-06-01"]);
});

test("bars of one lane never overlap, and what has no lane is counted", () => {
  const [start, end]: [number[], number[]] = [[], []];
  for (let i = 0; i < 300; i++) {
    const first = 15_000 + ((i * 37) % 400);
    start.push(first);
    end.push(first + 40 + (i % 90));
  }
  const shape = shapeOf(Int32Array.from(start), Int32Array.from(end), 180, 4);
  if (!shape.bins) throw new Error("dated events make bins");
  expect(shape.lanes).toBe(4);
  for (const a of shape.intervals) {
    for (const b of shape.intervals)
      if (a !== b && a.lane === b.lane) expect(a.last < b.first || b.last < a.first).toBe(true);
  }
  const counted = [...shape.bins, ...shape.intervals].reduce((sum, row) => sum + row.count, 0);
  expect(counted + shape.unshown).toBe(300);
});

test("without any day there is nothing to draw but the undated", () => {
  expect(shapeOf(Int32Array.of(NO_DAY, NO_DAY), Int32Array.of(NO_DAY, NO_DAY))).toEqual({ undated: 2, bins: null });
});
