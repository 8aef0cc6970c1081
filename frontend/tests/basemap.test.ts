import type { MultiPolygon, Position } from "geojson";
import { expect, test } from "vitest";
import world from "world-atlas/countries-50m.json";
import { basemapOf, unwrapped } from "../src/basemap";

/** Steps in longitude, but for those along the map's edge. */
const steps = (ring: Position[]) =>
  ring.slice(1).map(([lon, lat], i) => (Math.abs(lat!) === 90 ? 0 : Math.abs(lon! - ring[i]![0]!)));

test("no country's outline jumps across the map", () => {
  const { land, names, borders } = basemapOf(world as unknown as Parameters<typeof basemapOf>[0]);
  expect(land.features.length).toBeGreaterThan(200);
  for (const country of land.features) {
    for (const polygon of (country.geometry as MultiPolygon).coordinates) {
      for (const ring of polygon) expect(Math.max(...steps(ring))).toBeLessThan(180);
    }
  }
  expect(borders.geometry.type).toBe("MultiLineString");
  expect(names.features.slice(0, 2).map((point) => point.properties!.name)).toEqual(["Russia", "China"]);
});

test("names stand in their countries", () => {
  const { names } = basemapOf(world as unknown as Parameters<typeof basemapOf>[0]);
  const at = (name: string) =>
    (names.features.find((point) => point.properties!.name === name)!.geometry as { coordinates: Position })
      .coordinates;
  const [lon, lat] = at("Mali");
  expect([Math.abs(lon! + 3.5) < 3, Math.abs(lat! - 17.3) < 3]).toEqual([true, true]);
  // The largest part and not the middle of all of them.
  expect(at("France")[0]).toBeGreaterThan(0);
});

test("a ring across the 180th meridian goes on beyond it", () => {
  const ring = [
    [170, 10],
    [-170, 10],
    [-170, 20],
    [170, 20],
    [170, 10],
  ];
  expect(unwrapped({ type: "Polygon", coordinates: [ring] }).coordinates).toEqual([
    [
      [
        [170, 10],
        [190, 10],
        [190, 20],
        [170, 20],
        [170, 10],
      ],
    ],
  ]);
});

test("a ring around the pole is closed along the edge", () => {
  const ring = [
    [-90, -70],
    [0, -70],
    [90, -70],
    [179, -70],
    [-179, -70],
    [-90, -70],
  ];
  const closed = unwrapped({ type: "Polygon", coordinates: [ring] }).coordinates[0]![0]!;
  expect(closed.slice(-3)).toEqual([
    [270, -90],
    [-90, -90],
    [-90, -70],
  ]);
});
