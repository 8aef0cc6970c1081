/** Report pages: a claim's card lights its words in the text, the words light their cards. */

/** The ids of the claims that an element stands for. */
export function claimsOf(element: Element): string[] {
  const own = element.getAttribute("data-claim");
  return own ? [own] : (element.getAttribute("data-claims") ?? "").split(/\s+/).filter(Boolean);
}

/** Lights what belongs to the claims and nothing else. */
export function light(root: ParentNode, claims: readonly string[]): void {
  const wanted = new Set(claims);
  for (const element of root.querySelectorAll("[data-claim], [data-claims]")) {
    element.classList.toggle(
      "lit",
      claimsOf(element).some((id) => wanted.has(id)),
    );
  }
}

const counterpart = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest("[data-claim], [data-claims]") : null;

export function watchClaims(root: Document = document): void {
  if (!root.querySelector("[data-claim]")) return;
  let lit: Element | null = null;
  const over = (event: Event): void => {
    const found = counterpart(event.target);
    if (found === lit) return;
    lit = found;
    light(root, found ? claimsOf(found) : []);
  };
  root.addEventListener("mouseover", over);
  root.addEventListener("focusin", over);
  root.addEventListener("click", (event) => {
    const target = event.target as Element;
    const found = counterpart(target);
    if (!found || target.closest("a, button, input, select, textarea, summary, label")) return;
    const first = claimsOf(found)[0];
    if (first === undefined) return;
    const others = found.hasAttribute("data-claim")
      ? root.querySelector(`[data-claims~="${CSS.escape(first)}"]`)
      : root.querySelector(`[data-claim="${CSS.escape(first)}"]`);
    others?.scrollIntoView({ block: "nearest" });
  });
}
