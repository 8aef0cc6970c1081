import { expect, test } from "vitest";
import { dayOf } from "../src/days";
import { eventsOf } from "../src/events";
import { daysOf, fragmentOf, View } from "../src/view";
import { mapJson } from "./made";

const may = [dayOf("2013-05-01"), dayOf("2013-05-31")] as const;

test("an event may lie in the days when its interval touches them", () => {
  const events = eventsOf(
    mapJson(
      { start: "2013-05-31", end: "2013-06-30" },
      { start: "2013-04-01", end: "2013-04-30" },
      { start: "2012-01-01", end: "2014-12-31" },
      { start: null, end: null },
    ),
  );
  const view = new View(events);
  expect(view.held()).toEqual([0, 1, 2, 3]);
  view.pick({ span: may });
  expect(view.held()).toEqual([0, 2, 3]);
  view.pick({ undated: false });
  expect(view.held()).toEqual([0, 2]);
});

test("a change is told once, and not when nothing changes", () => {
  const view = new View(eventsOf(mapJson({})));
  let told = 0;
  view.addEventListener("change", () => told++);
  view.pick({ span: may });
  view.pick({ span: [...may] });
  view.pick({});
  expect(told).toBe(1);
});

test("the address keeps the days", () => {
  for (const days of [
    { span: may, undated: true },
    { span: null, undated: false },
    { span: may, undated: false },
  ]) {
    expect(daysOf(fragmentOf(days))).toEqual(days);
  }
  expect(fragmentOf({ span: null, undated: true })).toBe("");
  for (const odd of ["#days=", "#days=2013-05-31/2013-05-01", "#days=x/y", "#main", ""])
    expect(daysOf(odd)).toEqual({ span: null, undated: true });
});
