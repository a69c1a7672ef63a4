import { expect, test } from "vitest";
import { named, roomOf } from "./names";
import { cleared, spread } from "./spread";

test("those that a line joins come nearer than those that nothing joins, nobody stands on another, who is fixed stays", () => {
  const nodes = ["a", "b", "c", "d"].map((id, number) => ({ id, x: number, y: number % 2, fixed: id === "d" }));
  const places = spread(nodes, [{ source: "a", target: "b" }], 100);
  const far = (one: string, other: string) =>
    Math.hypot((places[one]?.x ?? 0) - (places[other]?.x ?? 0), (places[one]?.y ?? 0) - (places[other]?.y ?? 0));
  expect(far("a", "b")).toBeGreaterThan(40);
  expect(far("a", "b")).toBeLessThan(far("a", "c"));
  expect(places.d).toEqual({ x: 3, y: 1 });
});

test("no name stands over another, and those that matter most are named", () => {
  const box = (id: string, x: number, rank: number) => ({
    id,
    x,
    y: 0,
    rank,
    ...roomOf("Democratic Republic of the Congo"),
  });
  expect([...named([box("small", 10, 1), box("great", 0, 9), box("far", 400, 1)])].sort()).toEqual(["far", "great"]);
  expect(roomOf("Qatar").high).toBe(14);
  expect(roomOf("Democratic Republic of the Congo\n+3 more").high).toBe(56);
});

test("boxes are moved off one another, no further than they must", () => {
  const places = cleared({ a: { x: 0, y: 0 }, b: { x: 60, y: 5 }, c: { x: 900, y: 0 } }, () => 100);
  expect(places).toEqual({ a: { x: -20, y: 0 }, b: { x: 80, y: 5 }, c: { x: 900, y: 0 } });
});
