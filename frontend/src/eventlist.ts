/** The list beside the map: the same events for those who don't point, each a link to its page. */
import { palette } from "./colours";
import { spanWords } from "./days";
import { element } from "./dom";
import { type Events, standingWords } from "./events";
import { families, typeWords } from "./families";
import { DENSITY, drawSign, SIDE, type Sign, signFor } from "./signs";

/** A sign as it stands on the map; drawn again when light turns to dark. */
export function signPicture(sign: Sign, small = false): HTMLCanvasElement {
  const canvas = element("canvas", {
    class: small ? "sign small" : "sign",
    width: SIDE * DENSITY,
    height: SIDE * DENSITY,
    "aria-hidden": "true",
  });
  canvas.getContext("2d")?.putImageData(drawSign(sign, palette()), 0, 0);
  return canvas;
}

/** Where an event's page is. */
export function hrefOf(place: HTMLElement, events: Events, i: number): string {
  return (place.dataset.eventHref ?? "/event/") + encodeURIComponent(events.id[i]!);
}

/** "city, within 5 km": what the point is a point of. */
export function placeWords(events: Events, i: number): string {
  const radius = events.radiusKm[i]!;
  const within =
    radius > 0
      ? `within ${radius < 10 ? radius.toLocaleString("en", { maximumFractionDigits: 1 }) : Math.round(radius).toLocaleString("en")} km`
      : "";
  return [events.precision[i]!, within].filter(Boolean).join(", ");
}

/** The title without its day and toll, which stand below it. */
export function headOf(title: string): string {
  return title.replace(/, (undated|-?\d{4,}-\d\d-\d\d( to -?\d{4,}-\d\d-\d\d)?)(: .*)?$/u, "");
}

export function eventLines(events: Events, i: number, href: string): HTMLElement[] {
  return [
    element("a", { href }, element("bdi", {}, headOf(events.title[i]!) || typeWords(events.type[i]!))),
    element("span", { class: "when" }, spanWords(events.start[i]!, events.end[i]!)),
    element("span", { class: "how" }, standingWords(events, i)),
  ];
}

/** Fills the list; `choose` is told which event is looked at, or null. */
export function fillList(
  list: HTMLElement,
  place: HTMLElement,
  events: Events,
  found: { shown: readonly number[]; total: number },
  choose: (i: number | null) => void,
): void {
  const { shown, total } = found;
  const rows = shown.map((i) => {
    const row = element(
      "li",
      {},
      signPicture(signFor(events, i)),
      element("div", {}, ...eventLines(events, i, hrefOf(place, events, i))),
    );
    row.addEventListener("mouseenter", () => choose(i));
    row.addEventListener("mouseleave", () => choose(null));
    row.addEventListener("focusin", () => choose(i));
    row.addEventListener("focusout", () => choose(null));
    return row;
  });
  const count = total.toLocaleString("en");
  const words =
    total === 0
      ? "No event in view"
      : total > shown.length
        ? `The latest ${shown.length} of ${count} in view`
        : total === 1
          ? "One event in view"
          : `${count} in view`;
  list.replaceChildren(element("h2", {}, words), element("ol", { class: "event-list" }, ...rows));
}

/** What shapes, fillings and rings mean; families that the record has none of are left out. */
export function legend(events: Events): HTMLElement {
  const settled = { machine: false, single: false, ring: "" } as const;
  const present = new Set(events.family);
  const item = (sign: Sign, words: string) => element("li", {}, signPicture(sign, true), words);
  return element(
    "details",
    { class: "map-legend", open: matchMedia("(min-width: 64rem)").matches },
    element("summary", {}, "Signs"),
    element(
      "ul",
      {},
      ...families.flatMap((family, index) =>
        present.has(index) ? [item({ ...settled, family: index }, family.label)] : [],
      ),
      item({ ...settled, family: 1, machine: true }, "pale: only a machine read it"),
      item({ ...settled, family: 1, single: true }, "hatched: one origin"),
      item({ ...settled, family: 1, ring: "denied" }, "struck ring: denied"),
      item({ ...settled, family: 1, ring: "planned" }, "dashed ring: planned"),
      element("li", {}, element("span", { class: "halo-sample", "aria-hidden": "true" }), "halo: somewhere in here"),
      element("li", {}, element("span", { class: "size-sample", "aria-hidden": "true" }), "larger: more killed"),
    ),
  );
}
