import { expect, test } from "vitest";
import { packed } from "../src/pack";

test("parts stand in columns beside the largest, and none on another", () => {
  const boxes = [{ w: 300, h: 300 }, ...Array.from({ length: 6 }, () => ({ w: 80, h: 90 }))];
  const spots = packed(boxes, { w: 900, h: 400 });
  expect(spots[0]).toEqual({ x: 0, y: 0 });
  expect(new Set(spots.slice(1).map((spot) => spot.x)).size).toBe(3);
  const apart = (i: number, j: number) => {
    const [a, b, one, other] = [spots[i]!, spots[j]!, boxes[i]!, boxes[j]!];
    return a.x + one.w <= b.x || b.x + other.w <= a.x || a.y + one.h <= b.y || b.y + other.h <= a.y;
  };
  for (let i = 0; i < boxes.length; i++) for (let j = 0; j < i; j++) expect(apart(i, j)).toBe(true);
});

test("nothing is packed into nothing", () => {
  expect(packed([], { w: 900, h: 400 })).toEqual([]);
});
