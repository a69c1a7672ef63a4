import { expect, test } from "vitest";
import { firstOf, nextOf, type Place, STEPS } from "./walk";

const held = ["0 2", "2 0", "2 2", "1 1"];
const has = ([row, column]: Place) => held.includes(`${row} ${column}`);

test("one enters at the first place that holds something", () => {
  expect(firstOf(3, has)).toEqual([0, 2]);
  expect(firstOf(3, () => false)).toBeNull();
});

test("an arrow goes straight on where it can, else to the nearest that way, and not out of the grid", () => {
  expect(nextOf([0, 2], STEPS["ArrowDown"] ?? [0, 0], 3, has)).toEqual([2, 2]);
  expect(nextOf([1, 1], STEPS["ArrowLeft"] ?? [0, 0], 3, has)).toEqual([2, 0]);
  expect(nextOf([2, 0], STEPS["ArrowRight"] ?? [0, 0], 3, has)).toEqual([2, 2]);
  expect(nextOf([2, 2], STEPS["ArrowRight"] ?? [0, 0], 3, has)).toBeNull();
});
