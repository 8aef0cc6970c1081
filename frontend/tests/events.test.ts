import { expect, test } from "vitest";
import { dayOf, NO_DAY } from "../src/days";
import { dated, eventsOf, located, standing, standingWords } from "../src/events";
import { families, familyOf } from "../src/families";
import { mapJson } from "./made";

test("columns are read, and what is null stays unknown", () => {
  const events = eventsOf(mapJson({}, { lon: null, lat: null, radius_km: null, start: null, end: null, killed: null }));
  expect([located(events, 0), located(events, 1)]).toEqual([true, false]);
  expect([dated(events, 0), dated(events, 1)]).toEqual([true, false]);
  expect([events.killed[0], events.killed[1]]).toEqual([3, -1]);
  expect(events.start[1]).toBe(NO_DAY);
});

test("a place on the equator and the first meridian is a place", () => {
  expect(located(eventsOf(mapJson({ lon: 0, lat: 0 })), 0)).toBe(true);
});

test("one end of a time stands for both where the other is missing", () => {
  const events = eventsOf(mapJson({ start: null, end: "2013-05-03" }));
  expect(events.start[0]).toBe(dayOf("2013-05-03"));
});

test("columns that are missing or of other lengths are refused by name", () => {
  const short = mapJson({}, {});
  short.columns.lat = [1];
  expect(() => eventsOf(short)).toThrow("lat");
  const { status: _, ...without } = mapJson({}).columns;
  expect(() => eventsOf({ columns: without })).toThrow("status");
  expect(() => eventsOf([])).toThrow("no columns");
});

test("nothing machine-made and nothing of one origin looks finished", () => {
  const events = eventsOf(
    mapJson({ status: "machine", origins: 1, modality: "denied" }, {}, { modality: "feared", killed: null }),
  );
  expect(standing(events, 0)).toEqual({ machine: true, single: true, ring: "denied" });
  expect(standing(events, 1)).toEqual({ machine: false, single: false, ring: "" });
  expect(standing(events, 2).ring).toBe("possible");
  expect(standingWords(events, 0)).toBe("3 killed · one origin · machine · denied");
  expect(standingWords(events, 2)).toBe("no toll told · 2 origins · accepted · feared");
});

test("each type is of one family, an unknown one of the last", () => {
  const types = families.flatMap((family) => family.types);
  expect(new Set(types).size).toBe(types.length);
  expect(new Set(families.map((family) => family.shape)).size).toBe(families.length);
  expect(families[familyOf("shelling")]!.name).toBe("strike");
  expect(families[familyOf("something new")]!.name).toBe("other");
});
