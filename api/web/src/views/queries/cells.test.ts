import { expect, test } from "vitest";
import { cellOf, cellOfTerm } from "./cells";

const node = (id: string, name: string) => ({
  kind: "node",
  id,
  labels: ["Actor", "State"],
  properties: { id: name, name },
});
const line = (start: string, end: string) => ({
  kind: "relation",
  id: "9",
  type: "ARMS",
  start,
  end,
  properties: { id: "TUR.ARMS.AZE", reading: "arms" },
});

test("what a cell names can be opened", () => {
  expect(cellOf(node("1", "TUR"))).toEqual({ text: "TUR", actor: "TUR" });
  expect(cellOf(line("1", "2"))).toEqual({ text: "arms", open: { kind: "relation", id: "TUR.ARMS.AZE" } });
  expect(cellOf("c0123456789abcdef0123")).toMatchObject({ open: { kind: "claim" } });
  expect(cellOf("TUR.SENDS_FORCES.AZE")).toMatchObject({ open: { kind: "relation" } });
  expect(cellOf("U.S. Army. And more.")).toEqual({ text: "U.S. Army. And more." });
});

test("a path reads from end to end, arrows as they point", () => {
  const path = {
    kind: "path",
    nodes: [node("1", "TUR"), node("2", "AZE"), node("3", "RUS")],
    relations: [line("1", "2"), line("3", "2")],
  };
  expect(cellOf(path).text).toBe("TUR — arms → AZE ← arms — RUS");
});

test("what is only claimed is told apart, and each step of a path opens", () => {
  const word = { ...line("1", "2"), properties: { id: "TUR.ARMS.AZE", reading: "alleged: arms", plain: false } };
  const { parts = [] } = cellOf({ kind: "path", nodes: [node("1", "TUR"), node("2", "AZE")], relations: [word] });
  expect(parts.map((part) => part.claimed ?? false)).toEqual([false, false, true, false, false]);
  expect(parts[2]?.open).toEqual({ kind: "relation", id: "TUR.ARMS.AZE" });
});

test("lists, maps, numbers and nothing have a text", () => {
  expect(cellOf(["a", 2, null]).text).toBe("a, 2, ");
  expect(cellOf({ a: 1 }).text).toBe('{"a":1}');
  expect(cellOf(null).text).toBe("");
  expect(cellOf({ kind: "node", name: "only a map" }).text).toBe('{"kind":"node","name":"only a map"}');
});

test("a term of SPARQL is told by its last part, and opens what it names", () => {
  const uri = (value: string) => ({ type: "uri", value });
  expect(cellOfTerm(uri("https://x.test/id/actor/nagorno%2Dkarabakh"))).toEqual({
    text: "nagorno-karabakh",
    actor: "nagorno-karabakh",
  });
  expect(cellOfTerm(uri("https://x.test/id/claim/c1"))).toEqual({ text: "c1", open: { kind: "claim", id: "c1" } });
  expect(cellOfTerm(uri("https://x.test/ns#supports"))).toEqual({ text: "supports" });
  expect(cellOfTerm(undefined)).toEqual({ text: "" });
});
