/** `<div data-network>`: allies and enemies as a network with a time slider, and the same as a list. */
import cytoscape, { type Core } from "cytoscape";
import { palette } from "./colours";
import { dayWords } from "./days";
import { element } from "./dom";
import { elementsOf, styleOf } from "./netlook";
import { thinNames } from "./netnames";
import { packed } from "./pack";
import { inForce, reach, relationWords, sideOf, tieDays, tiesOf, type Tie, type Ties, tieVoices } from "./ties";

/** Pixels of a name, and of one on a canvas that is narrower than so many. */
const [NAME, SMALL_NAME, NARROW] = [12, 11, 500];
const SIGNS = { with: "+", against: "×", other: "–" } as const;

export async function drawNetwork(place: HTMLElement): Promise<void> {
  const answer = await fetch(place.dataset.source!, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`the network could not be fetched: ${answer.status} ${answer.statusText}`);
  const network = tiesOf(await answer.json());
  if (!network.ties.length) {
    place.replaceChildren(element("p", { class: "how" }, "Nobody says who stands with or against whom here."));
    return;
  }
  const canvas = element("div", {
    class: network.actors.length < 7 ? "network-canvas few" : "network-canvas",
    tabindex: "0",
    role: "application",
    "aria-roledescription": "network",
  });
  canvas.setAttribute(
    "aria-label",
    "Network of actors: arrow keys go from tie to tie, Enter opens one; the list below holds the same",
  );
  const said = element("p", { class: "network-said", role: "status" });
  const unnamed = element("div", { class: "how network-unnamed" });
  const list = element("ul", { class: "network-list" });
  const days = slider(network, (day) => show(day));
  const drawn = element("figure", { class: "network-figure" }, canvas, unnamed, key(), said);
  // The page of an actor has its ties in a table of their own.
  const folded = "folded" in place.dataset;
  place.replaceChildren(
    days,
    drawn,
    folded ? element("details", { class: "data" }, element("summary", {}, "What is drawn, as a list"), list) : list,
  );

  const pageOf = (id: string): string => `${place.dataset.actorHref ?? "/actor/"}${encodeURIComponent(id)}`;
  quietCytoscape();
  // Names need the more room the more there are; all of it is brought into view afterwards.
  const room = Math.max(1, Math.sqrt((network.actors.length * 36_000) / (canvas.clientWidth * canvas.clientHeight)));
  const graph = cytoscape({
    container: canvas,
    elements: elementsOf(network, place.dataset.actor ?? ""),
    style: styleOf(palette(), NAME * Math.sqrt(room)),
    minZoom: 0.15,
    maxZoom: 3,
    // The page scrolls when the wheel turns; buttons and two fingers bring the network nearer.
    userZoomingEnabled: matchMedia("(pointer: coarse)").matches,
    boxSelectionEnabled: false,
    layout: {
      name: "cose",
      animate: false,
      randomize: false,
      padding: 24,
      boundingBox: { x1: 0, y1: 0, w: canvas.clientWidth * room, h: canvas.clientHeight * room },
      nodeRepulsion: () => 9_000,
      idealEdgeLength: () => 80,
      gravity: 0.5,
      nodeDimensionsIncludeLabels: true,
    },
  });
  const parts = graph
    .elements()
    .components()
    .map((part) => ({ part, box: part.boundingBox() }))
    .sort((one, other) => other.box.w * other.box.h - one.box.w * one.box.h);
  packed(
    parts.map(({ box }) => box),
    { w: canvas.clientWidth, h: canvas.clientHeight },
  ).forEach(({ x, y }, i) => {
    const { part, box } = parts[i]!;
    part.nodes().shift({ x: x - box.x1, y: y - box.y1 });
  });
  // Names keep their height on the screen: far off they can be read, and coming nearer draws them apart.
  const legible = (): void => {
    const size = (canvas.clientWidth < NARROW ? SMALL_NAME : NAME) / graph.zoom();
    graph.nodes().style({ "font-size": size, "text-max-width": `${size * 9}px` });
  };
  const fitted = (): void => {
    graph.resize().fit(undefined, 30);
    // What is in view depends on the names, and they on what is in view.
    legible();
    graph.fit(undefined, 30);
    thinNames(graph, unnamed, pageOf);
    graph.fit(undefined, 20);
  };
  let waiting = 0;
  const thin = (): void => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => thinNames(graph, unnamed, pageOf));
  };
  graph.on("zoom", () => {
    legible();
    thin();
  });
  graph.on("free", thin);
  document.addEventListener("themechange", () => graph.style(styleOf(palette(), NAME * Math.sqrt(room))));
  new ResizeObserver(fitted).observe(canvas);

  const names = new Map(network.actors.map((actor) => [actor.id, actor.name]));
  const words = (tie: Tie): string =>
    `${names.get(tie.a)} ${relationWords(tie.relation)} ${names.get(tie.b)}, ${tieDays(tie)}, ${tieVoices(tie)}`;
  const look = (tie: Tie | null): void => {
    graph.edges().removeClass("looked-at");
    if (tie) graph.getElementById(`tie ${tie.id}`).addClass("looked-at");
    said.textContent = tie ? words(tie) : "";
  };
  let held: Tie[] = [];
  function show(day: number | null): void {
    held = network.ties.filter((tie) => inForce(tie, day));
    const kept = new Set(held.map((tie) => `tie ${tie.id}`));
    const standing = new Set(held.flatMap((tie) => [tie.a, tie.b]));
    graph.batch(() => {
      graph.edges().forEach((edge) => void edge.toggleClass("gone", !kept.has(edge.id())));
      graph.nodes().forEach((node) => void node.toggleClass("alone", !standing.has(node.id())));
    });
    list.replaceChildren(...held.map((tie) => row(tie, names, look)));
    look(null);
    thin();
  }
  show(null);
  graph.on("tap", "edge", (event) => open(event.target.data("tie") as Tie));
  graph.on("mouseover", "edge", (event) => look(event.target.data("tie") as Tie));
  graph.on("mouseout", "edge", () => look(null));
  graph.on("mouseover", "node", (event) => void event.target.addClass("called"));
  graph.on("mouseout", "node", (event) => void event.target.removeClass("called"));
  graph.on("tap", "node", (event) => {
    const id = event.target.id() as string;
    // Nobody is led to an actor whose name was not there to be read: a finger, which points at nothing, calls it first.
    if (event.target.hasClass("unnamed") && !event.target.hasClass("called")) {
      graph.nodes(".called").removeClass("called");
      event.target.addClass("called");
      said.textContent = `${names.get(id)}: touch it again for its page`;
    } else location.assign(pageOf(id));
  });
  walk(canvas, () => held, look);
  canvas.append(buttons(graph));
  place.dataset.drawn = "";
}

function open(tie: Tie): void {
  if (tie.href) location.assign(tie.href);
}

/** Arrow keys go from tie to tie, Enter opens the one looked at. */
function walk(canvas: HTMLElement, held: () => readonly Tie[], look: (tie: Tie | null) => void): void {
  let at = -1;
  canvas.addEventListener("blur", () => look(null));
  canvas.addEventListener("keydown", (event) => {
    if (event.target !== canvas) return;
    const ties = held();
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step && ties.length) {
      at = (at + step + ties.length + (at < 0 && step < 0 ? 1 : 0)) % ties.length;
      look(ties[at]!);
    } else if (event.key === "Enter" && ties[at]) open(ties[at]!);
    else return;
    event.preventDefault();
  });
}

/** cytoscape would put a style element into the page, which the content policy refuses; drawn.css has its one rule. */
function quietCytoscape(): void {
  const id = "__________cytoscape_stylesheet";
  if (!document.getElementById(id)) document.head.append(element("meta", { id, name: "drawn", content: "drawn.css" }));
}

function slider({ ties }: Ties, show: (day: number | null) => void): HTMLElement {
  const limits = reach(ties);
  if (!limits || limits[0] === limits[1])
    return element("p", { class: "how" }, "Ties of all days; none is told to begin or end.");
  const [first, last] = limits;
  const range = element("input", { type: "range", min: first, max: last, step: 1, value: last, "aria-label": "Day" });
  const any = element("input", { type: "checkbox", checked: true });
  const label = element("output", { class: "network-day" });
  const tell = (): void => {
    const day = any.checked ? null : Number(range.value);
    label.textContent = day === null ? "any day" : dayWords(day);
    range.setAttribute("aria-valuetext", dayWords(Number(range.value)));
    show(day);
  };
  range.addEventListener("input", () => {
    any.checked = false;
    tell();
  });
  any.addEventListener("change", tell);
  label.textContent = "any day";
  range.setAttribute("aria-valuetext", dayWords(last));
  return element(
    "div",
    { class: "network-days" },
    element("span", { class: "how" }, "In force on"),
    label,
    element(
      "span",
      { class: "network-range" },
      element("small", {}, dayWords(first)),
      range,
      element("small", {}, dayWords(last)),
    ),
    element("label", {}, any, " any day"),
  );
}

function key(): HTMLElement {
  const item = (side: string, words: string) =>
    element("li", {}, element("span", { class: `tie-sample ${side}`, "aria-hidden": "true" }), words);
  return element(
    "ul",
    { class: "network-key" },
    item("with", "allied, supports, part of"),
    item("against", "hostile"),
    item("other", "other"),
    item("disputed", "a bar across: somebody denies it; pale: nobody claims it"),
  );
}

function row(tie: Tie, names: ReadonlyMap<string, string>, look: (tie: Tie | null) => void): HTMLElement {
  const side = sideOf(tie.relation);
  const link = element(
    tie.href ? "a" : "span",
    tie.href ? { href: tie.href } : {},
    element("bdi", {}, names.get(tie.a)!),
    ` ${relationWords(tie.relation)} `,
    element("bdi", {}, names.get(tie.b)!),
  );
  const made = element(
    "li",
    { class: side },
    element("span", { class: "tie-sign", "aria-hidden": "true" }, SIGNS[side]),
    link,
    element("span", { class: "how" }, ` ${tieDays(tie)} · ${tieVoices(tie)}`),
  );
  for (const [begin, end] of [
    ["mouseenter", "mouseleave"],
    ["focusin", "focusout"],
  ] as const) {
    made.addEventListener(begin, () => look(tie));
    made.addEventListener(end, () => look(null));
  }
  return made;
}

function buttons(graph: Core): HTMLElement {
  const button = (sign: string, label: string, factor: number | null) => {
    const made = element("button", { type: "button", "aria-label": label }, sign);
    made.addEventListener("click", () => {
      if (factor === null) graph.fit(undefined, 30);
      else
        graph.zoom({ level: graph.zoom() * factor, renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } });
    });
    return made;
  };
  return element(
    "div",
    { class: "network-buttons" },
    button("+", "Nearer", 1.3),
    button("−", "Farther", 1 / 1.3),
    button("⤢", "Show all", null),
  );
}
