import { expect, test } from "vitest";
import { blocsOf } from "./blocs";

const bonds: Record<string, number> = {
  "ARM RUS": 4,
  "ARM GRC": 3,
  "GRC RUS": 2,
  "AZE TUR": 9,
  "AZE PAK": 3,
  "PAK TUR": 3,
  "ARM AZE": -9,
  "ARM TUR": -6,
  "GRC TUR": -4,
  "IND PAK": -5,
};
const bond = (one: string, other: string) => bonds[[one, other].sort().join(" ")] ?? 0;
const ids = ["ARM", "RUS", "GRC", "AZE", "TUR", "PAK", "IND"];

test("friends stand together, the heaviest bloc first and its foes last", () => {
  expect(blocsOf(ids, bond)).toEqual([["AZE", "TUR", "PAK"], ["IND"], ["ARM", "RUS", "GRC"]]);
});

test("the order in which actors come changes nothing", () => {
  expect(blocsOf([...ids].reverse(), bond)).toEqual(blocsOf(ids, bond));
});

test("who is hostile to everybody stands alone, and nobody is lost", () => {
  expect(
    blocsOf(["A", "B", "C"], (one, other) => (one === other ? 0 : -1))
      .flat()
      .sort(),
  ).toEqual(["A", "B", "C"]);
  expect(blocsOf([], bond)).toEqual([]);
});

test("two pairs of friends without anything between them are two blocs", () => {
  const joined = (one: string, other: string) => (["AB", "CD"].includes([one, other].sort().join("")) ? 1 : 0);
  expect(blocsOf(["A", "C", "B", "D"], joined)).toEqual([
    ["A", "B"],
    ["C", "D"],
  ]);
});
