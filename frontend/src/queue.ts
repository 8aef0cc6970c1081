/** Review by keyboard: inside `[data-queue]` a key clicks what carries it as `data-key`; `?` shows them all. */
import { element } from "./dom";

const TYPING =
  "input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]), textarea, select, [contenteditable]";
const NAMES: Readonly<Record<string, string>> = {
  " ": "Space",
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

export interface KeyRow {
  readonly key: string;
  readonly words: string;
}

/** What the keys on the page do, in the page's order; a key that stands twice does what its first element does. */
export function keysOf(root: ParentNode): KeyRow[] {
  const found = new Map<string, string>();
  for (const row of root.querySelectorAll<HTMLElement>("[data-key]")) {
    const key = row.dataset.key!;
    const words =
      row.dataset.words || row.getAttribute("aria-label") || row.textContent?.replace(/\s+/g, " ").trim() || key;
    if (!found.has(key)) found.set(key, words);
  }
  return [...found].map(([key, words]) => ({ key, words }));
}

/** The element that a key stands for: in the item at hand before anywhere else, and none that can't be used. */
export function targetOf(root: ParentNode, key: string): HTMLElement | null {
  const usable = [...root.querySelectorAll<HTMLElement>("[data-key]")].filter(
    (row) => row.dataset.key === key && !(row as HTMLButtonElement).disabled && !row.closest("[hidden]"),
  );
  return usable.find((row) => row.closest("[data-current]")) ?? usable[0] ?? null;
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const queue = document.querySelector("[data-queue]");
  if (!queue) return;
  if (event.target instanceof HTMLElement && event.target.closest(TYPING)) {
    // The way back from writing to the keys.
    if (event.key === "Escape") leave(event.target);
    return;
  }
  const open = document.querySelector<HTMLDialogElement>("dialog[open]");
  if (open && !open.hasAttribute("data-keys")) return;
  if (event.key === "?") {
    event.preventDefault();
    if (open) open.close();
    else showKeys();
    return;
  }
  if (open) return;
  const target = targetOf(queue, event.key);
  if (!target) return;
  event.preventDefault();
  if (target.matches(TYPING)) target.focus();
  else target.click();
  if (target.matches("summary")) into(target);
}

/** Into what a key has just opened: its first field, or the one that the summary names. */
function into(summary: HTMLElement): void {
  const opened = summary.closest("details");
  if (!opened?.open) return;
  const named = summary.dataset.focus ? document.getElementById(summary.dataset.focus) : null;
  (named ?? opened.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea"))?.focus();
}

/** Out of a field, and of what a key has opened around it. */
function leave(field: HTMLElement): void {
  field.blur();
  const opened = field.closest("details");
  if (opened?.querySelector("summary[data-key]")) opened.open = false;
}

function showKeys(): void {
  const rows = keysOf(document.querySelector("[data-queue]")!).flatMap(({ key, words }) => [
    element("dt", {}, element("kbd", {}, NAMES[key] ?? key)),
    element("dd", {}, words),
  ]);
  const close = element("button", { type: "button", autofocus: true }, "Close");
  const dialog = element(
    "dialog",
    { "data-keys": true, class: "keys", "aria-labelledby": "keys-title" },
    element("h2", { id: "keys-title" }, "Keys"),
    element(
      "dl",
      {},
      ...rows,
      element("dt", {}, element("kbd", {}, "?")),
      element("dd", {}, "Show and hide these keys"),
    ),
    close,
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** A part that was swapped in takes the focus where it asks for it, so that the next key goes to the next item. */
export function refocus(part: ParentNode): void {
  const wanted =
    part instanceof Element && part.matches("[data-current]") ? part : part.querySelector?.("[data-current]");
  if (!(wanted instanceof HTMLElement) || !wanted.closest("[data-queue]")) return;
  if (wanted.tabIndex < 0 && !wanted.hasAttribute("tabindex")) wanted.setAttribute("tabindex", "-1");
  wanted.focus({ preventScroll: true });
  wanted.scrollIntoView?.({ block: "nearest" });
}

/** One listener for the whole page: what htmx swaps in later has its keys at once. */
export function listenForKeys(): void {
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-show-keys]")) showKeys();
  });
}
