import { expect, test } from "vitest";
import { type Dot, type Line, written } from "./letters";

const dot = (id: string, x: number, y: number, lines = 1): Dot => ({
  id,
  label: "Government of National Accord",
  x,
  y,
  lines,
});
const line = (id: string, long: number, y = 300): Line => ({ id, label: "▲ is allied with", x: 200, y, long });

test("no name lies over another, and who has more lines is named", () => {
  expect(written([dot("a", 0, 0), dot("b", 20, 5, 3)], [])).toEqual(new Set(["b"]));
  expect(written([dot("a", 0, 0), dot("b", 300, 5)], []).size).toBe(2);
});

test("a line says what it is where there is room between its dots, whichever way it runs", () => {
  const between = (x: number, y: number) => [dot("from", 200 - x, 300 - y), dot("to", 200 + x, 300 + y)];
  expect(written(between(150, 0), [line("long", 300)])).toContain("long");
  expect(written(between(40, 0), [line("short", 80)])).not.toContain("short");
  expect(written(between(0, 80), [line("upright", 160)])).toContain("upright");
});

test("of two lines that cross the longer one says what it is, and none does on a name", () => {
  expect(written([], [line("one", 200), line("other", 226)])).toEqual(new Set(["other"]));
  expect(written([dot("a", 200, 280)], [line("one", 200)])).toEqual(new Set(["a"]));
});
