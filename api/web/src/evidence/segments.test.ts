import { expect, it } from "vitest";
import { made, ref } from "./making";
import { blocksOf, litOf, roleIn, sentence } from "./segments";

const TEXT = "Rifles 🚀 cross\n\nKenya said that Uganda sold rifles to Sudan. It is denied.\n\nThe end.";
const SENTENCE = "Kenya said that Uganda sold rifles to Sudan.";
const INNER = "Uganda sold rifles to Sudan.";
const outer = made(TEXT, SENTENCE, {
  who: "Uganda",
  whom: "Sudan",
  speakers: [{ level: 0, actor: ref(SENTENCE, "Kenya", 16), text: "Kenya", start: 16, end: 21 }],
});
const inner = { ...made(TEXT, INNER, { who: "Uganda" }), id: "inner" };

it("cuts an article into paragraphs whose stretches give the whole text", () => {
  const blocks = blocksOf(TEXT, [outer, inner]);
  expect(blocks.map((block) => block.stretches.map((one) => one.text).join(""))).toEqual([
    "Rifles 🚀 cross",
    "Kenya said that Uganda sold rifles to Sudan. It is denied.",
    "The end.",
  ]);
});

it("tells in which claims a stretch is, also where they overlap, and its part in each", () => {
  const told = blocksOf(TEXT, [inner, outer])[1]?.stretches ?? [];
  const uganda = told.find((one) => one.text === "Uganda");
  expect(uganda?.claims.toSorted()).toEqual(["Uganda Sudan", "inner"]);
  expect(told.find((one) => one.text.startsWith(" said"))?.claims).toEqual(["Uganda Sudan"]);
  expect(told.at(-1)?.claims).toEqual([]);
  expect(told.map((one) => roleIn(one, "Uganda Sudan"))).toEqual([
    "speaker",
    "quote",
    "subject",
    "quote",
    "object",
    "quote",
    null,
  ]);
});

it("keeps what is no running prose apart", () => {
  const [title] = blocksOf(TEXT, [], [{ kind: "dateline", start: 0, end: 6, text: "Rifles" }]);
  expect(title?.stretches.map((one) => [one.text, one.mark?.kind ?? null])).toEqual([
    ["Rifles", "dateline"],
    [" 🚀 cross", null],
  ]);
});

it("marks who, whom and who says so within a sentence", () => {
  expect(sentence(outer).map((one) => [one.text, one.role])).toEqual([
    ["Kenya", "speaker"],
    [" said that ", "quote"],
    ["Uganda", "subject"],
    [" sold rifles to ", "quote"],
    ["Sudan", "object"],
    [".", "quote"],
  ]);
});

it("leaves out of a sentence who is named elsewhere", () => {
  const far = { ...outer, subject: { ...outer.subject, start: 0, end: 6 } };
  expect(sentence(far).some((one) => one.role === "subject")).toBe(false);
});

it("of several claims of a sentence the chosen one is lit", () => {
  expect(litOf(["c1", "c2"], "c2")).toEqual(["c2"]);
  expect(litOf(["c1", "c2"], "c3")).toEqual(["c1", "c2"]);
  expect(litOf([], "c3")).toEqual(["c3"]);
  expect(litOf([], null)).toEqual([]);
});
