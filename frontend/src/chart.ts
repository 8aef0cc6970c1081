/** Observable Plot as the content policy and screen readers want it. */
import { plot, type PlotOptions, type Scale } from "@observablehq/plot";

export type Chart = SVGSVGElement & { scale: (name: "x" | "y") => Scale | undefined };

/**
 * A drawing without the style element that Plot puts into each, which the policy refuses (drawn.css has its rules), and
 * with one name for the whole instead of a name for each group of lines; what links somewhere says where.
 */
export function chart(options: PlotOptions): Chart {
  const made = plot({ ...options, className: "chart" });
  for (const style of made.querySelectorAll("style")) style.remove();
  for (const group of made.querySelectorAll("g[aria-label]")) {
    group.setAttribute("data-part", group.getAttribute("aria-label")!);
    group.removeAttribute("aria-label");
  }
  const links = made.querySelectorAll("a");
  for (const link of links) link.setAttribute("aria-label", link.querySelector("title")?.textContent ?? "");
  made.setAttribute("role", links.length ? "group" : "img");
  return made as unknown as Chart;
}
