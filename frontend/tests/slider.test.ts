import { beforeEach, expect, test } from "vitest";
import { watchSliders } from "../src/slider";

watchSliders();

beforeEach(() => {
  document.body.innerHTML = `
    <output for="step">3 Aug 2016</output><output for="other">as it was</output>
    <input id="step" type="range" min="0" max="2" value="0" data-days="3 Aug 2016|5 Sep 2016|1 Jan 2017">
    <input id="plain" type="range" min="0" max="2" value="0">`;
});

const moved = (id: string, value: string) => {
  const slider = document.querySelector<HTMLInputElement>(`#${id}`)!;
  slider.value = value;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  return slider;
};
const said = () => [...document.querySelectorAll("output")].map((one) => one.textContent);

test("the words follow the thumb, for eyes and for ears", () => {
  const slider = moved("step", "2");
  expect(said()).toEqual(["1 Jan 2017", "as it was"]);
  expect(slider.getAttribute("aria-valuetext")).toBe("1 Jan 2017");
  moved("step", "1");
  expect(said()[0]).toBe("5 Sep 2016");
});

test("other sliders say nothing", () => {
  expect(moved("plain", "2").hasAttribute("aria-valuetext")).toBe(false);
  expect(said()).toEqual(["3 Aug 2016", "as it was"]);
});
