/** The base map that comes with the pages: countries of Natural Earth (public domain), as GeoJSON. */
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export interface Basemap {
  readonly land: FeatureCollection;
  readonly borders: Feature;
  readonly names: FeatureCollection;
}

/** Land, borders and a point for each country's name; `rank` is its size, 0 the largest. */
export function basemapOf(world: World): Basemap {
  const countries = feature(world, world.objects.countries).features as Feature<
    Polygon | MultiPolygon,
    { name: string }
  >[];
  const land = countries.map((country) => ({ ...country, properties: {}, geometry: unwrapped(country.geometry) }));
  const sized = countries.map((country, i) => ({ name: country.properties.name, ...middleOf(land[i]!.geometry) }));
  sized.sort((a, b) => b.area - a.area);
  return {
    land: { type: "FeatureCollection", features: land },
    borders: { type: "Feature", properties: {}, geometry: mesh(world, world.objects.countries, (a, b) => a !== b) },
    names: {
      type: "FeatureCollection",
      features: sized.map(({ name, point }, rank) => ({
        type: "Feature",
        properties: { name, rank },
        geometry: { type: "Point", coordinates: point },
      })),
    },
  };
}

function polygonsOf(geometry: Polygon | MultiPolygon): Position[][][] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/** Rings that cross the 180th meridian go on beyond it, and one around a pole is closed along the map's edge. */
export function unwrapped(geometry: Polygon | MultiPolygon): MultiPolygon {
  return { type: "MultiPolygon", coordinates: polygonsOf(geometry).map((rings) => rings.map(unwrappedRing)) };
}

function unwrappedRing(ring: Position[]): Position[] {
  let shift = 0;
  const out = ring.map(([lon, lat], i) => {
    const step = i ? lon! - ring[i - 1]![0]! : 0;
    if (step > 180) shift -= 360;
    if (step < -180) shift += 360;
    return [lon! + shift, lat!];
  });
  if (shift === 0) return out;
  const pole = out[0]![1]! < 0 ? -90 : 90;
  return [...out, [out.at(-1)![0]!, pole], [out[0]![0]!, pole], out[0]!];
}

/** The middle of the largest part, by its shoelace area (square degrees, shrunk with latitude). */
function middleOf(geometry: MultiPolygon): { area: number; point: Position } {
  let best = { area: -1, point: [0, 0] as Position };
  for (const [outer] of geometry.coordinates) {
    let [doubled, x, y] = [0, 0, 0];
    for (let i = 1; i < outer!.length; i++) {
      const [[ax, ay], [bx, by]] = [outer![i - 1] as [number, number], outer![i] as [number, number]];
      const cross = ax * by - bx * ay;
      doubled += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
    const point = doubled ? [x / (3 * doubled), y / (3 * doubled)] : outer![0]!;
    const area = (Math.abs(doubled) / 2) * Math.cos((point[1]! * Math.PI) / 180);
    if (area > best.area) best = { area, point };
  }
  return best;
}
