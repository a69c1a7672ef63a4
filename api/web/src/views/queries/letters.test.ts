import { expect, test } from "vitest";
import { type Dot, type Line, written } from "./letters";

const dot = (id: string, x: number, y: number, lines = 1): Dot => ({
  id,
  label: "Government of National Accord",
  x,
  y,
  lines,
});
const line = (id: string, wide: number, high = 0, y = 300): Line => ({
  id,
  label: "▲ is allied with",
  middle: { x: 200, y },
  wide,
  high,
});

test("no name lies over another, and who has more lines is named", () => {
  expect(written([dot("a", 0, 0), dot("b", 20, 5, 3)], [])).toEqual(new Set(["b"]));
  expect(written([dot("a", 0, 0), dot("b", 300, 5)], []).size).toBe(2);
});

test("a line says what it is where there is room on it", () => {
  expect(written([], [line("short", 60), line("long", 200)])).toEqual(new Set(["long"]));
  expect(written([], [line("steep", 2, 200)])).toEqual(new Set(["steep"]));
});

test("of two lines that cross one says what it is, and none does on a name", () => {
  expect(written([], [line("one", 200), line("other", 160, 160)])).toEqual(new Set(["other"]));
  expect(written([dot("a", 200, 290)], [line("one", 200)])).toEqual(new Set(["a"]));
});
