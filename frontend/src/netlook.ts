/** How the network looks: actors by size and kind, ties by colour and stroke. */
import type { ElementDefinition, StylesheetStyle } from "cytoscape";
import type { Palette } from "./colours";
import { type Actor, sideOf, type Tie, type Ties } from "./ties";

/** Actors begin on a circle, in order of their names: the same network is drawn alike each time. */
export function elementsOf({ actors, ties }: Ties, subject: string): ElementDefinition[] {
  const placed = [...actors].sort((a, b) => (a.name < b.name ? -1 : 1));
  const radius = 60 + placed.length * 18;
  const looked = (actor: Actor): boolean => actor.id === subject || actor.name.toLowerCase() === subject.toLowerCase();
  const node = (actor: Actor, k: number): ElementDefinition => {
    const angle = (k * 2 * Math.PI) / placed.length;
    return {
      data: {
        id: actor.id,
        label: actor.name,
        size: 14 + Math.min(26, Math.sqrt(actor.events) * 3.2),
        kind: actor.kind,
      },
      position: looked(actor) ? { x: 0, y: 0 } : { x: radius * Math.cos(angle), y: radius * Math.sin(angle) },
      classes: looked(actor) ? "subject" : "",
    };
  };
  const edge = (tie: Tie): ElementDefinition => ({
    data: {
      id: `tie ${tie.id}`,
      source: tie.a,
      target: tie.b,
      tie,
      width: 1.4 + Math.min(4, Math.log2(1 + tie.claims) * 0.8),
    },
    classes: `${sideOf(tie.relation)}${tie.denials ? " disputed" : ""}${tie.claims ? "" : " unclaimed"}`,
  });
  return [...placed.map(node), ...ties.map(edge)];
}

/** The style with the colours of the moment; names are laid out for `size` pixels at zoom 1. */
export function styleOf(colour: Palette, size: number): StylesheetStyle[] {
  const font = getComputedStyle(document.body).fontFamily;
  return [
    {
      selector: "node",
      style: {
        label: "data(label)",
        width: "data(size)",
        height: "data(size)",
        "font-family": font,
        "font-size": size,
        color: colour("ink"),
        "background-color": colour("sheet"),
        "border-width": 1.5,
        "border-color": colour("soft"),
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-wrap": "wrap",
        "text-max-width": "110px",
        "text-background-color": colour("sheet"),
        "text-background-opacity": 0.85,
        "text-background-padding": "1px",
      },
    },
    {
      selector: "node[kind = 'state_forces'], node[kind = 'government'], node[kind = 'state']",
      style: { shape: "round-rectangle" },
    },
    { selector: "node[kind = 'person']", style: { shape: "diamond" } },
    {
      selector: ".subject",
      style: { "background-color": colour("ink"), "border-color": colour("ink"), "font-weight": "bold" },
    },
    { selector: ".alone", style: { opacity: 0.35 } },
    {
      selector: ".unnamed",
      style: { label: "data(number)", "text-valign": "center", "text-margin-y": 0, "text-background-opacity": 0.6, "z-index": 5 },
    },
    {
      selector: ".called",
      style: { label: "data(label)", "text-valign": "bottom", "text-margin-y": 3, "text-background-opacity": 0.85, "z-index": 9 },
    },
    {
      selector: "edge",
      style: { width: "data(width)", "curve-style": "bezier", "line-color": colour("faint"), "line-style": "dotted" },
    },
    { selector: ".with", style: { "line-color": colour("tie-with"), "line-style": "solid" } },
    {
      selector: ".against",
      style: { "line-color": colour("tie-against"), "line-style": "dashed", "line-dash-pattern": [7, 5] },
    },
    {
      selector: ".disputed",
      style: {
        "line-outline-width": 2.5,
        "line-outline-color": colour("denied-ground"),
        "mid-source-arrow-shape": "tee",
        "mid-source-arrow-color": colour("denied"),
      },
    },
    { selector: ".unclaimed", style: { "line-opacity": 0.35 } },
    { selector: ".gone", style: { display: "none" } },
    {
      selector: ".looked-at",
      style: { "underlay-color": colour("focus"), "underlay-opacity": 0.35, "underlay-padding": 5 },
    },
  ];
}
