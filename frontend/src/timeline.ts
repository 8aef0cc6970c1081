/** `<div data-timeline>`: how many events when; a brush or two dates pick out the days for map and list. */
import { axisX, axisY, barX, rectY, ruleY } from "@observablehq/plot";
import { brushX, type BrushBehavior, type D3BrushEvent } from "d3-brush";
import { select, type Selection } from "d3-selection";
import { type Interval, shapeOf, type Shape } from "./bins";
import { chart } from "./chart";
import { dateOf, dayOf, dayOfDate, isoOf, NO_DAY, spanWords } from "./days";
import { element } from "./dom";
import { wholeTicks } from "./ticks";
import { type View, viewOf } from "./view";

const [LEFT, RIGHT, HEIGHT, LANE] = [36, 8, 120, 7];
const UNITS = { day: "a day", week: "a week", month: "a month", year: "a year" } as const;

export async function drawTimeline(place: HTMLElement): Promise<void> {
  const view = await viewOf(place.dataset.source!);
  const shaped = (columns?: number) => shapeOf(view.events.start, view.events.end, columns);
  const plots = element("div", { class: "timeline-plots" });
  place.replaceChildren(controls(view, shaped()), plots);
  let width = 0;
  new ResizeObserver(() => {
    if (plots.clientWidth === width || !plots.clientWidth) return;
    width = plots.clientWidth;
    const shape = shaped(Math.max(12, Math.min(180, Math.floor(width / 7))));
    const dated = shape.bins
      ? drawing(view, shape, width)
      : element("p", { class: "how" }, "None of these events is dated.");
    plots.replaceChildren(dated, undatedBar(view, shape, width));
  }).observe(plots);
  place.dataset.drawn = "";
}

/** Two dates do by keyboard what the brush does by hand; what is picked out is said in words. */
function controls(view: View, shape: ReturnType<typeof shapeOf>): HTMLElement {
  const limits = shape.bins ? { min: isoOf(shape.low), max: isoOf(shape.high) } : {};
  const first = element("input", { type: "date", ...limits });
  const last = element("input", { type: "date", ...limits });
  const undated = element("input", { type: "checkbox" });
  const all = element("button", { type: "button" }, "All days");
  const said = element("output", { class: "timeline-said" });
  const show = (): void => {
    const { span } = view.days;
    first.value = span ? isoOf(span[0]) : "";
    last.value = span ? isoOf(span[1]) : "";
    undated.checked = view.days.undated;
    all.disabled = span === null;
    const count = view.held().length.toLocaleString("en");
    said.textContent = `${count} of ${view.events.size.toLocaleString("en")} events${span ? `, ${spanWords(...span)}` : ""}`;
  };
  const pickDates = (): void => {
    const [a, b] = [dayOf(first.value), dayOf(last.value)];
    if (a === NO_DAY && b === NO_DAY) view.pick({ span: null });
    else if (shape.bins) {
      const [from, to] = [a === NO_DAY ? shape.low : a, b === NO_DAY ? shape.high : b];
      view.pick({ span: [Math.min(from, to), Math.max(from, to)] });
    }
  };
  first.addEventListener("change", pickDates);
  last.addEventListener("change", pickDates);
  undated.addEventListener("change", () => view.pick({ undated: undated.checked }));
  all.addEventListener("click", () => view.pick({ span: null }));
  view.addEventListener("change", show);
  show();
  return element(
    "div",
    { class: "timeline-controls" },
    element("label", {}, "Days drawn, from ", first),
    element("label", {}, "to ", last),
    all,
    element("label", {}, undated, ` the undated (${shape.undated.toLocaleString("en")})`),
    said,
  );
}

const laneWords = (bar: Interval): string =>
  `${bar.count.toLocaleString("en")} ${bar.count === 1 ? "event" : "events"}: some time ${spanWords(bar.first, bar.last)}`;

function drawing(view: View, shape: Shape, width: number): HTMLElement {
  const inner = Math.max(200, width - 76);
  const lanes = shape.lanes * LANE;
  const [from, to] = [dateOf(shape.first), dateOf(shape.next)];
  const height = HEIGHT + lanes;
  const most = Math.max(1, ...shape.bins.map((bin) => bin.count));
  const made = chart({
    width: inner,
    height,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: 8,
    marginBottom: 22 + lanes,
    x: { domain: [from, to], type: "utc" },
    y: { domain: [0, most] },
    ariaLabel: "Events over time",
    marks: [
      axisY(wholeTicks(most, 3), {
        tickSize: 0,
        label: null,
        tickFormat: (count: number) => count.toLocaleString("en"),
      }),
      axisX({ ticks: Math.max(2, Math.round(inner / 110)), label: null, tickSize: 4 }),
      rectY(shape.bins, {
        x1: (bin) => dateOf(bin.first),
        x2: (bin) => dateOf(bin.next),
        y: "count",
        insetLeft: 0.5,
        className: "bins",
        title: (bin) =>
          `${bin.count.toLocaleString("en")} ${bin.count === 1 ? "event" : "events"}, ${spanWords(bin.first, bin.next - 1)}`,
      }),
      ruleY([0], { className: "ground" }),
    ],
  });
  const box = element("figure", { class: "timeline-drawing" }, made);
  if (shape.lanes) box.append(roughBars(shape, inner));
  const notes = [`A column is ${UNITS[shape.unit]}`];
  if (shape.lanes) notes.push("bars below are told only roughly");
  if (shape.unshown) notes.push(`${shape.unshown.toLocaleString("en")} more told only roughly are not drawn`);
  box.append(element("figcaption", { class: "how" }, `${notes.join("; ")}.`));
  brush(made, view, inner);
  return box;
}

/** Bars for events whose day is told only as a span: one for all that share it, thicker for more. */
function roughBars(shape: Shape, width: number): SVGSVGElement {
  return chart({
    width,
    height: shape.lanes * LANE + 4,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: 2,
    marginBottom: 2,
    x: { domain: [dateOf(shape.first), dateOf(shape.next)], type: "utc", axis: null },
    y: { domain: Array.from({ length: shape.lanes }, (_, lane) => lane), axis: null, type: "band", padding: 0.3 },
    ariaLabel: "Events that are dated only roughly",
    marks: [
      barX(shape.intervals, {
        x1: (bar) => dateOf(bar.first),
        x2: (bar) => dateOf(bar.last + 1),
        y: "lane",
        className: "rough",
        rx: 1.5,
        title: laneWords,
        fillOpacity: (bar) => Math.min(1, 0.55 + Math.log10(bar.count) * 0.25),
      }),
    ],
  });
}

function brush(svg: ReturnType<typeof chart>, view: View, width: number): void {
  const scale = svg.scale("x")!;
  const layer = document.createElementNS("http://www.w3.org/2000/svg", "g");
  layer.setAttribute("class", "brush");
  svg.append(layer);
  const root = select(layer) as unknown as Selection<SVGGElement, unknown, null, undefined>;
  const made: BrushBehavior<unknown> = brushX<unknown>().extent([
    [LEFT, 4],
    [width - RIGHT, HEIGHT - 22],
  ]);
  const dayAt = (x: number): number => dayOfDate(scale.invert!(x) as Date);
  made.on("brush end", (event: D3BrushEvent<unknown>) => {
    // Moves that the dates made come back here without a hand in them.
    if (!event.sourceEvent) return;
    const at = event.selection as [number, number] | null;
    if (at) view.pick({ span: [dayAt(at[0]), Math.max(dayAt(at[0]), dayAt(at[1] - 0.01))] });
    else if (event.type === "end") view.pick({ span: null });
  });
  root.call(made);
  const follow = (): void => {
    if (!layer.isConnected) return view.removeEventListener("change", follow);
    if (layer.classList.contains("held")) return;
    const { span } = view.days;
    root.call(made.move, span ? [scale.apply(dateOf(span[0])), scale.apply(dateOf(span[1] + 1))] : null);
  };
  made.on("start.held", (event: D3BrushEvent<unknown>) => layer.classList.toggle("held", Boolean(event.sourceEvent)));
  made.on("end.held", () => layer.classList.remove("held"));
  view.addEventListener("change", follow);
  requestAnimationFrame(follow);
}

/** The undated stand beside time, with the same scale as far as it reaches. */
function undatedBar(view: View, shape: ReturnType<typeof shapeOf>, width: number): HTMLElement {
  const most = shape.bins ? Math.max(1, ...shape.bins.map((bin) => bin.count)) : Math.max(1, shape.undated);
  const room = HEIGHT - 30;
  const high = shape.undated ? Math.max(2, (Math.min(shape.undated, most) / most) * room) : 0;
  const made = chart({
    width: Math.min(64, width),
    height: HEIGHT,
    marginLeft: 12,
    marginRight: 12,
    marginTop: 8,
    marginBottom: 22,
    x: { domain: ["undated"], label: null, tickSize: 0 },
    y: { domain: [0, room], axis: null },
    ariaLabel: `${shape.undated} undated events`,
    marks: [
      rectY([{ high }], {
        x: () => "undated",
        y: "high",
        className: "undated-bar",
        title: () => `${shape.undated.toLocaleString("en")} events without a day`,
      }),
      ruleY([0], { className: "ground" }),
    ],
  });
  const cut = shape.undated > most;
  const box = element("figure", { class: "timeline-undated" }, made);
  if (view.events.size)
    box.append(
      element("figcaption", {}, shape.undated.toLocaleString("en"), ...(cut ? [element("br"), "bar cut off"] : [])),
    );
  return box;
}
