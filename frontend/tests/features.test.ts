import { expect, test } from "vitest";
import { eventsOf } from "../src/events";
import { boxOf, inBox, pointsOf } from "../src/features";
import { haloAtZoom0, zoomFor } from "../src/mapstyle";
import { signName, signOf, sizeFor } from "../src/signs";
import { mapJson } from "./made";

test("only what has a place is a point, with its place in the columns", () => {
  const events = eventsOf(mapJson({ lon: null, lat: null }, { lon: 10, lat: 15 }));
  const { features } = pointsOf(events, [0, 1]);
  expect(features.map((feature) => [feature.properties.i, feature.geometry.coordinates])).toEqual([[1, [10, 15]]]);
});

test("a halo has its size in kilometres, and the map draws them longer away from the equator", () => {
  // The whole equator is 512 pixels at zoom 0.
  expect(haloAtZoom0(40_075.016686, 0)).toBeCloseTo(512, 6);
  expect(haloAtZoom0(10, 60) / haloAtZoom0(10, 0)).toBeCloseTo(2, 6);
  expect(haloAtZoom0(10, -60)).toBe(haloAtZoom0(10, 60));
});

test("a small map shows the whole halo and something around it", () => {
  for (const radius of [0, 1, 8, 90, 300, 3000]) {
    const zoom = zoomFor(radius, 15, 180);
    expect(zoom).toBeLessThanOrEqual(5);
    if (zoom > 1) expect(haloAtZoom0(radius, 15) * 2 ** zoom).toBeLessThanOrEqual(90);
  }
  expect(zoomFor(300, 15, 180)).toBeLessThan(zoomFor(100, 15, 180));
});

test("the list holds what is in the box, the latest first", () => {
  const events = eventsOf(
    mapJson(
      { start: null, end: null },
      { start: "2013-05-04", end: "2013-05-04" },
      { lon: 80 },
      { start: "2013-05-05", end: "2013-05-05" },
      { lat: null, lon: null },
    ),
  );
  const box = { west: 0, south: 0, east: 20, north: 20 };
  expect(inBox(events, [0, 1, 2, 3, 4], box, 2)).toEqual({ shown: [3, 1], total: 3 });
  expect(inBox(events, [0, 1, 2, 3, 4], box, 9).shown).toEqual([3, 1, 0]);
});

test("a box beyond the 180th meridian holds what is on the other side", () => {
  const events = eventsOf(mapJson({ lon: -175 }, { lon: 175 }, { lon: 0 }));
  expect(inBox(events, [0, 1, 2], { west: 170, south: 0, east: 190, north: 20 }, 9).total).toBe(2);
});

test("the map opens where most events are", () => {
  const events = eventsOf(
    mapJson(...Array.from({ length: 200 }, (_, i) => ({ lon: 10 + (i % 5), lat: 15 })), { lon: -170, lat: -60 }),
  );
  const all = Array.from({ length: events.size }, (_, i) => i);
  expect(boxOf(events, all)).toEqual({ west: 10, south: 15, east: 14, north: 15 });
  expect(boxOf(eventsOf(mapJson({ lon: null, lat: null })), [0])).toBeNull();
});

test("a sign goes to its name and back", () => {
  const sign = { family: 2, machine: true, single: false, ring: "planned" } as const;
  expect(signOf(signName(sign))).toEqual(sign);
  expect(signOf("marker-15")).toBeNull();
});

test("more dead are never a smaller sign", () => {
  const sizes = [-1, 0, 1, 2, 10, 100, 500, 10_000].map(sizeFor);
  expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
  expect(sizes.at(-1)).toBeLessThan(2);
});
