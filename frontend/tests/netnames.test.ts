import { expect, test } from "vitest";
import { roomy } from "../src/netnames";

const at = (id: string, x: number, y: number, hub = false, letters = 10) => ({
  id,
  hub,
  sign: { x1: x - 8, y1: y - 8, x2: x + 8, y2: y + 8 },
  name: { x1: x - letters * 3, y1: y + 10, x2: x + letters * 3, y2: y + 22 },
});

test("of two names in one place the first is drawn", () => {
  expect([...roomy([at("a", 0, 0), at("b", 20, 2), at("c", 200, 0)])]).toEqual(["a", "c"]);
});

test("no name is drawn over another actor, but for that of a hub", () => {
  expect([...roomy([at("a", 0, 0), at("b", 0, 18)])]).toEqual(["b"]);
  expect([...roomy([at("a", 0, 0, true), at("b", 0, 18)])]).toEqual(["a", "b"]);
});

test("names with room are all drawn", () => {
  const actors = Array.from({ length: 12 }, (_, i) => at(String(i), (i % 4) * 100, Math.floor(i / 4) * 60));
  expect(roomy(actors).size).toBe(12);
});
