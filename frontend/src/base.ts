/** On every page: htmx, keys, lights, and whatever drawing the page has a place for, fetched when it is there. */
import "./drawn.css";
import { excuse } from "./dom";
import { onLoad } from "./hypermedia";
import { watchClaims } from "./light";
import { listenForKeys, refocus } from "./queue";
import { watchSliders } from "./slider";

type Draw = (place: HTMLElement) => Promise<void> | void;

const DRAWINGS: readonly [string, () => Promise<Draw>][] = [
  ["[data-map]", async () => (await import("./map")).drawMap],
  ["[data-timeline]", async () => (await import("./timeline")).drawTimeline],
  ["[data-network]", async () => (await import("./network")).drawNetwork],
  ["table[data-toll]", async () => (await import("./toll")).drawToll],
];

const begun = new WeakSet<Element>();

function draw(part: ParentNode): void {
  for (const [selector, load] of DRAWINGS) {
    const places = [...part.querySelectorAll<HTMLElement>(selector)];
    if (part instanceof HTMLElement && part.matches(selector)) places.push(part);
    for (const place of places) {
      if (begun.has(place)) continue;
      begun.add(place);
      load()
        .then((run) => run(place))
        .catch((error: unknown) => {
          console.error(error);
          if (!(place instanceof HTMLTableElement)) excuse(place, error);
        });
    }
  }
}

function submitOnChange(event: Event): void {
  if (event.target instanceof HTMLInputElement && event.target.matches("[data-asof]"))
    event.target.form?.requestSubmit();
}

/** On a phone the menu is one line that scrolls: the page one is on shall be in sight. */
function showWhere(): void {
  const here = document.querySelector<HTMLElement>(".top nav [aria-current]");
  const menu = here?.closest("nav");
  if (here && menu && menu.scrollWidth > menu.clientWidth) menu.scrollLeft = here.offsetLeft - menu.offsetLeft - 24;
}

document.addEventListener("change", submitOnChange);
showWhere();
listenForKeys();
watchClaims();
watchSliders();
draw(document);
onLoad((part) => {
  draw(part);
  refocus(part);
});
