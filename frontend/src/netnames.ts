/**
 * Which names of a network are drawn: none over another one, and few over an actor that is not their own. The others
 * have a number, with the name below.
 */
import type { Core, NodeSingular } from "cytoscape";
import { element } from "./dom";

export interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Named {
  readonly id: string;
  /** Where its name would stand, and the actor itself. */
  readonly name: Box;
  readonly sign: Box;
  /** So much hangs on it that its name may cover others. */
  readonly hub: boolean;
}

/** Ties from which on an actor is a hub. */
const HUB = 4;

const meet = (a: Box, b: Box): boolean => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;

/** Of these, the foremost first, those whose names have room. */
export function roomy(actors: readonly Named[]): Set<string> {
  const drawn: Box[] = [];
  const found = new Set<string>();
  for (const { id, name, hub } of actors) {
    if (drawn.some((other) => meet(name, other))) continue;
    if (!hub && actors.some((other) => other.id !== id && meet(name, other.sign))) continue;
    drawn.push(name);
    found.add(id);
  }
  return found;
}

/** Puts numbers for the names that have no room at this distance, and lists these, each with the page of its actor. */
export function thinNames(graph: Core, note: HTMLElement, page: (id: string) => string): void {
  const rank = (node: NodeSingular): number =>
    (node.hasClass("subject") ? 1e6 : 0) - (node.hasClass("alone") ? 1e5 : 0) + node.degree(false) * 100 + (node.data("size") as number);
  const nodes = graph.nodes().toArray() as NodeSingular[];
  nodes.sort((one, other) => rank(other) - rank(one) || (one.id() < other.id() ? -1 : 1));
  const box = (node: NodeSingular, name: boolean): Box =>
    node.renderedBoundingBox({
      includeNodes: !name,
      includeLabels: name,
      includeEdges: false,
      includeOverlays: false,
    });
  graph.nodes().removeClass("unnamed");
  const kept = roomy(
    nodes.map((node) => ({
      id: node.id(),
      name: box(node, true),
      sign: box(node, false),
      hub: node.hasClass("subject") || node.openNeighborhood("node").length >= HUB,
    })),
  );
  // From left to right, so that a number is soon found in the drawing.
  const left = nodes
    .filter((node) => !kept.has(node.id()))
    .sort((one, other) => one.renderedPosition().x - other.renderedPosition().x);
  graph.batch(() => {
    nodes.forEach((node) => void node.toggleClass("unnamed", !kept.has(node.id())));
    left.forEach((node, at) => void node.data("number", String(at + 1)));
  });
  const names = left.map((node) => element("li", {}, element("a", { href: page(node.id()) }, element("bdi", {}, node.data("label") as string))));
  note.replaceChildren(
    ...(left.length
      ? [
          element("p", {}, `${left.length} of ${nodes.length} names have no room, and a number each, from left to right:`),
          element("ol", {}, ...names),
        ]
      : []),
  );
}
