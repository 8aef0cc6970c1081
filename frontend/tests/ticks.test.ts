import { expect, test } from "vitest";
import { wholeTicks } from "../src/ticks";

test("counts have whole ticks, never more than five", () => {
  expect(wholeTicks(1)).toEqual([0, 1]);
  expect(wholeTicks(2)).toEqual([0, 1, 2]);
  expect(wholeTicks(17)).toEqual([0, 5, 10, 15]);
  expect(wholeTicks(1000)).toEqual([0, 500, 1000]);
  for (let most = 1; most < 5000; most += 7) {
    const ticks = wholeTicks(most);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect(ticks.every(Number.isInteger)).toBe(true);
    expect(ticks.length).toBeGreaterThan(1);
  }
});
