/** htmx as the content policy wants it: no style of its own, no script in answers, nothing evaluated, this server only. */
import htmx from "htmx.org";

Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  // Of the four that it would carry over, style is refused by the content policy and the sizes are not used.
  attributesToSettle: ["class"],
  // Pages of a record stay out of the browser's storage.
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
});

/** Runs for the page and for every part that is swapped in. */
export function onLoad(run: (part: ParentNode) => void): void {
  htmx.onLoad((part) => run(part as Element));
}
