import { beforeEach, expect, test, vi } from "vitest";
import { element } from "../src/dom";
import { light, watchClaims } from "../src/light";
import { keysOf, listenForKeys, refocus, targetOf } from "../src/queue";

listenForKeys();

beforeEach(() => {
  document.body.innerHTML = `
    <div data-queue>
      <p data-key="x"><button hidden>never</button></p>
      <article data-current><button data-key="a">Accept</button><button data-key="r" disabled>Reject</button><textarea></textarea></article>
      <article><button data-key="a">Accept another</button></article>
      <button data-key="u" aria-label="Undo">↶</button>
    </div>
    <p><mark data-claims="c1 c2">ten</mark><mark data-claims="c2">five</mark></p>
    <article data-claim="c1">one</article><article data-claim="c2">two</article>`;
});

const press = (key: string, target: Element = document.body, more: object = {}) =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
const clicks = (selector: string) => {
  const spy = vi.fn();
  document.querySelector(selector)!.addEventListener("click", spy);
  return spy;
};

test("a key clicks the button of the item at hand", () => {
  const [current, other] = [clicks("[data-current] [data-key=a]"), clicks("article:not([data-current]) [data-key=a]")];
  press("a");
  expect([current.mock.calls.length, other.mock.calls.length]).toEqual([1, 0]);
});

test("keys are letters while somebody writes, and the browser's own with Ctrl", () => {
  const spy = clicks("[data-key=a]");
  press("a", document.querySelector("textarea")!);
  press("a", document.body, { ctrlKey: true });
  expect(spy).not.toHaveBeenCalled();
});

test("a key may lead into a field, and Escape out of it again", () => {
  const field = document.querySelector("textarea")!;
  field.dataset.key = "w";
  press("w");
  expect(document.activeElement).toBe(field);
  press("Escape", field);
  expect(document.activeElement).toBe(document.body);
});

test("what is disabled has no key", () => {
  expect(targetOf(document, "r")).toBeNull();
  expect(targetOf(document, "u")).not.toBeNull();
});

test("the keys are listed once each, with their words", () => {
  expect(keysOf(document.querySelector("[data-queue]")!).slice(1)).toEqual([
    { key: "a", words: "Accept" },
    { key: "r", words: "Reject" },
    { key: "u", words: "Undo" },
  ]);
});

test("an item that is swapped in takes the focus", () => {
  const item = document.querySelector<HTMLElement>("[data-current]")!;
  refocus(item);
  expect(document.activeElement).toBe(item);
});

test("a card lights its words, and words light all their cards", () => {
  const lit = () => [...document.querySelectorAll(".lit")].map((found) => found.textContent);
  light(document, ["c1"]);
  expect(lit()).toEqual(["ten", "one"]);
  light(document, []);
  expect(lit()).toEqual([]);
  watchClaims();
  document.querySelector("mark")!.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  expect(lit()).toEqual(["ten", "five", "one", "two"]);
  document.body.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  expect(lit()).toEqual([]);
});

test("words of a report are text, whatever they look like", () => {
  const made = element("p", { title: '"><script>' }, "<img src=x onerror=alert(1)>");
  expect(made.children.length).toBe(0);
  expect(made.textContent).toBe("<img src=x onerror=alert(1)>");
});

test("a key that opens a form leads into its first field, and Escape closes it again", () => {
  document.body.innerHTML = `
    <div data-queue>
      <details id="edit"><summary data-key="e">Edit</summary><form><input type="hidden" name="csrf"><input id="what"></form></details>
      <details id="merge"><summary data-key="m" data-focus="find">Merge</summary><p>None</p></details>
      <input id="find">
    </div>`;
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "e", bubbles: true }));
  expect(document.activeElement?.id).toBe("what");
  document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(document.querySelector<HTMLDetailsElement>("#edit")!.open).toBe(false);
  expect(document.activeElement).toBe(document.body);
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "m", bubbles: true }));
  expect(document.activeElement?.id).toBe("find");
});
