import { expect, test } from "vitest";
import { dayOf, dayWords, isoOf, NO_DAY, spanWords } from "../src/days";

test("days go to numbers and back", () => {
  expect(dayOf("1970-01-01")).toBe(0);
  expect(dayOf("1969-12-31")).toBe(-1);
  expect(isoOf(dayOf("2016-02-29"))).toBe("2016-02-29");
  expect(dayOf("2016-08-13T23:59:59+05:00")).toBe(dayOf("2016-08-13"));
});

test("what is no day is none", () => {
  for (const none of [null, undefined, "", "2016", "last May", "2016-13-45"]) expect(dayOf(none)).toBe(NO_DAY);
});

test("spans are said as shortly as they can be", () => {
  const say = (a: string, b: string) => spanWords(dayOf(a), dayOf(b));
  expect(say("2013-05-03", "2013-05-03")).toBe("3 May 2013");
  expect(say("2013-05-01", "2013-05-31")).toBe("1 to 31 May 2013");
  expect(say("2013-04-30", "2013-05-02")).toBe("30 April to 2 May 2013");
  expect(say("2012-12-31", "2013-01-01")).toBe("31 December 2012 to 1 January 2013");
  expect(spanWords(NO_DAY, NO_DAY)).toBe("undated");
  expect(dayWords(dayOf("2013-05-03"))).toBe("3 May 2013");
});
