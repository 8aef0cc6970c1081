/** Elements with text: whatever comes from a report goes in as text and never as markup. */

type Attributes = Record<string, string | number | boolean | null | undefined>;

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, String(value));
  }
  made.append(...children);
  return made;
}

/** Runs at most once in so many milliseconds, the last call surely. */
export function calmly(milliseconds: number, run: () => void): () => void {
  let waiting = 0;
  return () => {
    if (waiting) return;
    waiting = window.setTimeout(() => {
      waiting = 0;
      run();
    }, milliseconds);
  };
}

/** Says in the place of a drawing why there is none. */
export function excuse(container: Element, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  container.replaceChildren(element("p", { class: "drawing-missing", role: "status" }, `Not drawn: ${reason}`));
}
