import { expect, test } from "vitest";
import { named, roomOf } from "./names";
import { roomy } from "./room";
import { spread } from "./spread";

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

test("actors are moved so far that no name lies on another, who is fixed not at all", () => {
  const actor = (id: string, fixed = false) => ({ id, size: 20, name: { wide: 90, high: 14 }, fixed });
  const before = { a: { x: 0, y: 0 }, b: { x: 60, y: 5 }, c: { x: 900, y: 0 }, d: { x: 900, y: 20 } };
  const places = roomy(before, [actor("a"), actor("b"), actor("c", true), actor("d")], { wide: 1200, high: 600 });
  expect(places).toEqual({ a: { x: 0, y: -19.5 }, b: { x: 60, y: 24.5 }, c: { x: 900, y: 0 }, d: { x: 900, y: 44 } });
});

test("what is shown from further away needs more room for names as large", () => {
  const all = ["a", "b", "c"].map((id) => ({ id, size: 20, name: { wide: 90, high: 14 }, fixed: false }));
  const before = { a: { x: 0, y: 0 }, b: { x: 0, y: 50 }, c: { x: 2000, y: 0 } };
  expect(roomy(before, all, { wide: 2000, high: 600 })).toEqual(before);
  const small = roomy(before, all, { wide: 1000, high: 600 });
  expect((small.b?.y ?? 0) - (small.a?.y ?? 0)).toBeGreaterThanOrEqual(20 + (14 + 10) / (1000 / 2000) - 0.5);
});
