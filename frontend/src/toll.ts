/** `<table data-toll>`: the figures of a toll as they were told, day by day, a rising line for each origin. */
import { axisX, axisY, dot, gridY, line, link, text } from "@observablehq/plot";
import { chart } from "./chart";
import { dateOf, dayWords, spanWords } from "./days";
import { element } from "./dom";
import { wholeTicks } from "./ticks";
import { apart, highest, series, slotsOf, type TollRow, tollRows } from "./tollrows";

const [HEIGHT, LEFT, TOP, BOTTOM, LABEL] = [210, 34, 14, 24, 14];
const SYMBOLS = ["circle", "square", "triangle", "diamond", "star", "hexagon"] as const;

export function drawToll(place: HTMLElement): void {
  const table = place as HTMLTableElement;
  // One number on one day draws no growth: it stays in the table.
  const read = tollRows(table);
  const slots = slotsOf(read).filter((slot) => {
    const marks = read.filter((row) => row.slot === slot).map((row) => `${row.day} ${row.low} ${row.high} ${row.denied}`);
    return new Set(marks).size > 1;
  });
  const rows = read.filter((row) => slots.includes(row.slot));
  if (!rows.length) return;
  const drawings = element("div", { class: "toll-drawings" });
  const folded = table.closest("details") ?? fold(table);
  folded.open = false;
  folded.before(drawings);
  let width = 0;
  new ResizeObserver(() => {
    if (drawings.clientWidth === width || !drawings.clientWidth) return;
    width = drawings.clientWidth;
    drawings.replaceChildren(
      ...slots.map((slot) =>
        figure(
          slot,
          rows.filter((row) => row.slot === slot),
          width,
        ),
      ),
    );
  }).observe(drawings);
  table.dataset.drawn = "";
}

/** The table stays for those who read figures rather than lines. */
function fold(table: HTMLElement): HTMLDetailsElement {
  const folded = element("details", { class: "toll-table" }, element("summary", {}, "The numbers in a table"));
  table.replaceWith(folded);
  folded.append(table);
  return folded;
}

const said = (row: TollRow): string => {
  const value = row.low === row.high ? String(row.value) : `${row.low}–${row.high}`;
  return [
    `${value} ${row.slot}${row.denied ? " (denied)" : ""}`,
    `${row.origin}, told ${dayWords(row.day)}`,
    row.words && `“${row.words}”`,
  ]
    .filter(Boolean)
    .join("\n");
};

function figure(slot: string, rows: readonly TollRow[], width: number): HTMLElement {
  const origins = [...new Set(rows.map((row) => row.origin))];
  const symbol = (row: TollRow) => SYMBOLS[origins.indexOf(row.origin) % SYMBOLS.length]!;
  const [first, last] = [rows[0]!.day, rows.at(-1)!.day];
  const most = Math.max(...rows.map((row) => row.high), 1);
  const right = Math.min(250, Math.max(110, width * 0.3));
  // A day of air at either side, so that no sign lies on the axis.
  const air = Math.max(0.6, (last - first) * 0.04);
  const x = (row: TollRow) => dateOf(row.day);
  const told = rows.filter((row) => !row.denied);
  const lines = highest(told);
  const falls = lines.some((row, i) => row.value > told[i]!.value);
  const ends = [...new Map(rows.map((row) => [`${series(row)} ${row.denied}`, row])).values()];
  const room = HEIGHT - TOP - BOTTOM;
  const wanted = ends.map((row) => TOP + room * (1 - row.value / (most * 1.06)));
  const placed = apart(wanted, LABEL, TOP, HEIGHT - BOTTOM);
  const labels = ends.map((row, i) => ({ row, shown: (1 - (placed[i]! - TOP) / room) * most * 1.06 }));
  const edge = dateOf(last + air * 0.9);
  const span = last - first;

  const ticks = wholeTicks(most);

  const made = chart({
    width,
    height: HEIGHT,
    marginLeft: LEFT,
    marginRight: right,
    marginTop: TOP,
    marginBottom: BOTTOM,
    x: { domain: [dateOf(first - air), dateOf(last + air)], type: "utc" },
    y: { domain: [0, most * 1.06] },
    symbol: { type: "identity" },
    ariaLabel: `${slot} over the time of reporting, ${spanWords(first, last)}`,
    marks: [
      gridY(ticks, { className: "grid" }),
      axisY(ticks, { tickSize: 0, label: null, tickFormat: ",d" }),
      axisX({
        ticks: span <= 6 ? "day" : Math.max(2, Math.round((width - right) / 110)),
        tickFormat: "%-d %b",
        label: null,
        tickSize: 4,
      }),
      line(lines, { x, y: "value", z: series, curve: "step-after", className: "steps" }),
      link(
        rows.filter((row) => row.high > row.low),
        { x1: x, x2: x, y1: "low", y2: "high", className: "range" },
      ),
      link(labels, {
        x1: ({ row }) => dateOf(row.day),
        y1: ({ row }) => row.value,
        x2: edge,
        y2: "shown",
        className: "leader",
      }),
      dot(told, {
        x,
        y: "value",
        r: 4,
        symbol,
        title: said,
        href: (row: TollRow) => row.href || null,
        className: "told",
      }),
      dot(
        told.filter((row) => row.high > row.low),
        { x, y: "high", r: 4, symbol, title: said, className: "told" },
      ),
      dot(
        rows.filter((row) => row.denied),
        {
          x,
          y: "value",
          r: 5,
          symbol: "times",
          title: said,
          href: (row: TollRow) => row.href || null,
          className: "denied-figure",
        },
      ),
      text(
        labels.filter(({ row }) => !row.denied),
        labelled(right, edge, "label"),
      ),
      text(
        labels.filter(({ row }) => row.denied),
        labelled(right, edge, "label struck"),
      ),
    ],
  });
  return element(
    "figure",
    { class: "toll-drawing" },
    element(
      "figcaption",
      {},
      `${slot[0]!.toUpperCase()}${slot.slice(1)}, as told from day to day: ${spanWords(first, last)}.`,
      falls ? " A line holds the highest number of its origin so far; what was told later and is lower stands below it." : "",
    ),
    made,
  );
}

type Label = { row: TollRow; shown: number };

/** The origin's name and last figure at the end of its line, cut to the room there is. */
function labelled(right: number, edge: Date, className: string) {
  const room = Math.floor((right - 12) / 6.4) - 4;
  const name = ({ origin, whom }: TollRow) => {
    const letters = Math.max(4, room - (whom ? whom.length + 1 : 0));
    return origin.length > letters ? `${origin.slice(0, letters - 1)}…` : origin;
  };
  return {
    x: () => edge,
    y: "shown",
    dx: 6,
    textAnchor: "start" as const,
    className,
    text: ({ row }: Label) =>
      [row.low === row.high ? row.value : `${row.low}–${row.high}`, row.whom, name(row)].filter(Boolean).join(" "),
    title: ({ row }: Label) => said(row),
  };
}
