import { expect, test } from "vitest";
import { headOf } from "../src/eventlist";

test("the day and the toll of a title stand below it, and not twice", () => {
  expect(headOf("Attack, Soum province, 2021-02-15: 48 killed")).toBe("Attack, Soum province");
  expect(headOf("Displacement, Djibo, 2021-02-15 to 2021-02-19")).toBe("Displacement, Djibo");
  expect(headOf("Air strike (planned), unlocated, undated")).toBe("Air strike (planned), unlocated");
  expect(headOf("Attack, Camp 2021-02-15")).toBe("Attack, Camp 2021-02-15");
  expect(headOf("")).toBe("");
});
