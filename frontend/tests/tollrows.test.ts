import { expect, test } from "vitest";
import { apart, figureOf, highest, slotsOf, type TollRow, tollRows } from "../src/tollrows";

test("figures are read as they are told", () => {
  expect(figureOf("12")).toEqual([12, 12]);
  expect(figureOf("1,200")).toEqual([1200, 1200]);
  expect(figureOf("17–20")).toEqual([17, 20]);
  expect(figureOf("at least 5")).toEqual([5, 5]);
  expect(figureOf("0")).toEqual([0, 0]);
  expect(figureOf("None")).toBeNull();
  expect(figureOf("")).toBeNull();
});

test("rows without a day or a figure stay in the table only", () => {
  const table = document.createElement("table");
  table.innerHTML = `
    <tr data-day="2014-08-04" data-value="23" data-origin="B" data-slot="killed" data-words="23 bodies" data-href="/r#1"></tr>
    <tr data-day="2014-08-03" data-value="10" data-origin="A" data-slot="killed"></tr>
    <tr data-day="" data-value="9" data-origin="A"></tr>
    <tr data-day="2014-08-05" data-value="many" data-origin="A"></tr>
    <tr data-day="2014-08-05" data-value="0" data-origin="C" data-modality="denied"></tr>`;
  const rows = tollRows(table);
  expect(rows.map((row) => [row.origin, row.value, row.denied])).toEqual([
    ["A", 10, false],
    ["B", 23, false],
    ["C", 0, true],
  ]);
  expect(rows[1]!.words).toBe("23 bodies");
});

test("labels are moved apart, no farther than needed, in their order", () => {
  const placed = apart([50, 52, 51, 150], 14, 10, 190);
  const inOrder = [placed[0]!, placed[2]!, placed[1]!, placed[3]!];
  for (let i = 1; i < inOrder.length; i++) expect(inOrder[i]! - inOrder[i - 1]!).toBeGreaterThan(13);
  expect(placed[3]).toBe(150);
  expect(Math.min(...apart([12, 12, 12], 14, 10, 190))).toBeGreaterThanOrEqual(10);
});

test("a line never falls, and soldiers are no continuation of civilians", () => {
  const table = document.createElement("table");
  table.innerHTML = `
    <tr data-day="2014-08-03" data-value="12" data-words="12" data-origin="A"></tr>
    <tr data-day="2014-08-04" data-value="40" data-words="at least 40 (soldiers)" data-origin="A"></tr>
    <tr data-day="2014-08-05" data-value="9" data-words="9" data-origin="A"></tr>
    <tr data-day="2014-08-05" data-value="7" data-words="7" data-origin="B"></tr>
    <tr data-day="2014-08-06" data-value="15" data-words="15" data-origin="A"></tr>`;
  const rows = tollRows(table);
  expect(rows.map((row) => row.whom)).toEqual(["", "soldiers", "", "", ""]);
  expect(highest(rows).map((row) => row.value)).toEqual([12, 40, 12, 7, 15]);
});

test("the dead are drawn first, whatever was told first", () => {
  const row = (slot: string): TollRow => ({ slot }) as TollRow;
  expect(slotsOf([row("wounded"), row("families"), row("killed"), row("wounded")])).toEqual(["killed", "wounded", "families"]);
});
