/** The signs on the map: a shape and colour for the family, its filling and ring for how settled the event is. */
import type { Palette } from "./colours";
import { type Events, standing } from "./events";
import { families, type Shape } from "./families";

/** Pixels of the side of a sign at size 1, and dots for each of them. */
export const SIDE = 28;
export const DENSITY = 2;

export interface Sign {
  readonly family: number;
  readonly machine: boolean;
  readonly single: boolean;
  readonly ring: "" | "denied" | "planned" | "possible";
}

/** The name under which a sign is kept: "attack:machine:single:denied". */
export function signName(sign: Sign): string {
  return [
    families[sign.family]!.name,
    sign.machine ? "machine" : "seen",
    sign.single ? "single" : "several",
    sign.ring,
  ].join(":");
}

/** The sign of a name; null for a name that is none. */
export function signOf(name: string): Sign | null {
  const [family, machine, single, ring] = name.split(":");
  const index = families.findIndex((row) => row.name === family);
  if (index < 0 || ring === undefined) return null;
  return { family: index, machine: machine === "machine", single: single === "single", ring: ring as Sign["ring"] };
}

export function signFor(events: Events, i: number): Sign {
  return { family: events.family[i]!, ...standing(events, i) };
}

/** How large a sign is for a toll: its area grows with the dead, from a small sign for none to a large one for 500 and more. */
export function sizeFor(killed: number): number {
  return 0.55 + Math.min(1.05, Math.sqrt(Math.max(0, killed)) * 0.047);
}

const corners = (count: number, turn: number, reach: number, down = 0): [number, number][] =>
  Array.from({ length: count }, (_, k) => {
    const angle = turn + (k * 2 * Math.PI) / count;
    return [Math.cos(angle) * reach, Math.sin(angle) * reach + down];
  });
const OUTLINES: Readonly<Record<Exclude<Shape, "circle">, readonly [number, number][]>> = {
  triangle: corners(3, -Math.PI / 2, 1.2, 0.2),
  square: corners(4, Math.PI / 4, 1.15),
  diamond: corners(4, 0, 1.15),
  hexagon: corners(6, 0, 1),
  cross: [
    [-0.35, -1],
    [0.35, -1],
    [0.35, -0.35],
    [1, -0.35],
    [1, 0.35],
    [0.35, 0.35],
    [0.35, 1],
    [-0.35, 1],
    [-0.35, 0.35],
    [-1, 0.35],
    [-1, -0.35],
    [-0.35, -0.35],
  ],
  chevron: [
    [-0.95, -0.95],
    [0.1, -0.95],
    [1.05, 0],
    [0.1, 0.95],
    [-0.95, 0.95],
    [-0.1, 0],
  ],
};

/** The outline of a shape of radius 1 around 0, 0, as SVG has it. */
export function outline(shape: Shape): string {
  if (shape === "circle") return "M-.95 0A.95 .95 0 1 1 .95 0A.95 .95 0 1 1 -.95 0Z";
  return `M${OUTLINES[shape].map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join("L")}Z`;
}

/** The sign as dots. */
export function drawSign(sign: Sign, colours: Palette): ImageData {
  const side = SIDE * DENSITY;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;
  const family = families[sign.family]!;
  const [colour, ground] = [colours(`family-${family.name}`), colours("sheet")];
  const radius = side * 0.29;
  const path = new Path2D();
  path.addPath(new Path2D(outline(family.shape)), new DOMMatrix([radius, 0, 0, radius, side / 2, side / 2]));

  pen.fillStyle = ground;
  pen.fill(path);
  pen.globalAlpha = sign.machine ? 0.42 : 1;
  pen.fillStyle = colour;
  if (sign.single) hatch(pen, path, side, colour);
  else pen.fill(path);
  pen.globalAlpha = 1;
  pen.lineJoin = "round";
  pen.lineWidth = DENSITY * 1.6;
  pen.strokeStyle = colour;
  pen.stroke(path);
  if (sign.ring) ring(pen, sign.ring, side, colours(sign.ring));
  return pen.getImageData(0, 0, side, side);
}

function hatch(pen: CanvasRenderingContext2D, path: Path2D, side: number, colour: string): void {
  pen.save();
  pen.clip(path);
  pen.strokeStyle = colour;
  pen.lineWidth = DENSITY * 1.9;
  pen.beginPath();
  for (let x = -side; x < side; x += DENSITY * 4) {
    pen.moveTo(x, side);
    pen.lineTo(x + side, 0);
  }
  pen.stroke();
  pen.restore();
}

function ring(pen: CanvasRenderingContext2D, kind: Sign["ring"], side: number, colour: string): void {
  const [middle, radius] = [side / 2, side * 0.45];
  pen.strokeStyle = colour;
  pen.lineWidth = DENSITY * 1.7;
  if (kind === "planned") pen.setLineDash([DENSITY * 4, DENSITY * 3]);
  if (kind === "possible") pen.setLineDash([DENSITY * 1.2, DENSITY * 2.4]);
  pen.beginPath();
  pen.arc(middle, middle, radius, 0, 2 * Math.PI);
  pen.stroke();
  pen.setLineDash([]);
  if (kind !== "denied") return;
  const reach = radius * Math.SQRT1_2;
  pen.beginPath();
  pen.moveTo(middle - reach, middle + reach);
  pen.lineTo(middle + reach, middle - reach);
  pen.stroke();
}
