import { expect, test } from "vitest";
import { dayOf } from "../src/days";
import { inForce, reach, relationWords, sideOf, tieDays, tiesOf, tieVoices } from "../src/ties";

const nodes = [
  { id: "a", name: "Hill Front" },
  { id: "b", name: "River Brigade" },
];
const tie = (more: object) =>
  tiesOf({
    nodes,
    edges: [
      {
        id: "t",
        a: "a",
        b: "b",
        relation: "allied",
        first: null,
        last: null,
        claims: 1,
        denials: 0,
        href: "/x",
        ...more,
      },
    ],
  }).ties[0]!;

test("a tie is in force from its first to its last day, and an open side has no end", () => {
  const closed = tie({ first: "2013-01-01", last: "2013-12-31" });
  expect(["2012-12-31", "2013-01-01", "2013-12-31", "2014-01-01"].map((day) => inForce(closed, dayOf(day)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(inForce(tie({ first: "2013-01-01" }), dayOf("2030-01-01"))).toBe(true);
  expect(inForce(tie({ last: "2013-01-01" }), dayOf("1990-01-01"))).toBe(true);
  expect(inForce(closed, null)).toBe(true);
});

test("ties to actors who are not there are left out", () => {
  expect(tiesOf({ nodes, edges: [{ id: "t", a: "a", b: "z" }] }).ties).toEqual([]);
  expect(() => tiesOf({ nodes })).toThrow("edges");
});

test("days and voices in words", () => {
  expect(tieDays(tie({}))).toBe("no day told");
  expect(tieDays(tie({ first: "2013-05-03" }))).toBe("since 3 May 2013");
  expect(tieDays(tie({ last: "2013-05-03" }))).toBe("until 3 May 2013");
  expect(tieVoices(tie({ claims: 2, denials: 1 }))).toBe("2 claims, 1 denial");
  expect(tieVoices(tie({}))).toBe("1 claim");
  expect(tieVoices(tie({ claims: 0, denials: 1 }))).toBe("1 denial, claimed by nobody here");
  expect(["allied", "hostile", "leads"].map(sideOf)).toEqual(["with", "against", "other"]);
  expect(relationWords("hostile")).toBe("hostile to");
});

test("the slider reaches from the first to the last day that is told", () => {
  expect(reach([tie({ first: "2013-05-03" }), tie({ last: "2012-01-01" })])).toEqual([
    dayOf("2012-01-01"),
    dayOf("2013-05-03"),
  ]);
  expect(reach([tie({})])).toBeNull();
});
