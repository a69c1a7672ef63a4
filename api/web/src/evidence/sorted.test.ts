import { expect, it } from "vitest";
import { made } from "./making";
import { chain } from "./speakers";
import { choices, folded, groupOf, isOf, narrowed, rowId, speakerNames } from "./sorted";

const TEXT = "Uganda sold rifles to Sudan.";
const stated = made(TEXT, TEXT, { who: "Uganda", whom: "Sudan", weapon: "rifles" });
const speaker = { level: 0, actor: null, text: "officials", start: 0, end: 9 };
const alleged = { ...stated, id: "2", standing: "alleged" as const, speakers: [speaker] };
const ALL = { speaker: "", outlet: "", stance: "", standing: "" };

it("lists plain claims, allegations, denials, questions, ends and wishes apart", () => {
  expect(groupOf(stated)).toBe("plain");
  expect(groupOf({ ...stated, standing: "declared" })).toBe("plain");
  expect(groupOf(alleged)).toBe("claimed");
  expect(groupOf({ ...stated, standing: "attributed" })).toBe("claimed");
  expect(groupOf({ ...stated, stance: "denies", standing: null })).toBe("denied");
  expect(groupOf({ ...stated, modality: "negated", standing: null })).toBe("denied");
  expect(groupOf({ ...stated, stance: "questions", standing: null })).toBe("questioned");
  expect(groupOf({ ...stated, modality: "requested", standing: null })).toBe("unsaid");
  expect(groupOf({ ...stated, phase: "ends" })).toBe("over");
});

it("shows the same sentence of several articles once, and no other", () => {
  const copy = { ...stated, id: "3", article: { ...stated.article, id: "a2", outlet: "Tribune" } };
  expect(folded([stated, copy, alleged]).map((one) => [one.claim.id, one.others.map((other) => other.id)])).toEqual([
    [stated.id, ["3"]],
    ["2", []],
  ]);
});

it("narrows by speaker, outlet and standing, and tells what there is to choose", () => {
  expect(speakerNames(alleged)).toEqual(["“officials”"]);
  expect(narrowed([stated, alleged], { ...ALL, speaker: "the article itself" })).toEqual([stated]);
  expect(narrowed([stated, alleged], { ...ALL, standing: "alleged", outlet: "Herald" })).toEqual([alleged]);
  expect(choices([stated, alleged, stated], "standing")).toEqual([
    ["stated", 2],
    ["alleged", 1],
  ]);
});

it("reads the ids of rows, also of a weapon, a topic, or nobody", () => {
  expect(rowId("TUR.ARMS.UKR")).toEqual({ subject: "TUR", relation: "ARMS", object: "UKR", detail: "" });
  expect(rowId("TUR.ARMS.UKR.T-72 v. 2").detail).toBe("T-72 v. 2");
  expect(isOf(stated, rowId("uganda.ARMS.sudan.Rifles"))).toBe(true);
  expect(isOf(stated, rowId("uganda.ARMS.sudan.tanks"))).toBe(false);
  expect(isOf(stated, rowId("uganda.ARMS..rifles"))).toBe(false);
});

it("orders speakers from the innermost outwards, joint ones together", () => {
  const at = (level: number, text: string) => ({ ...speaker, level, text });
  const found = chain([at(0, "TASS"), at(1, "France"), at(1, "Spain")]);
  expect(found.map((link) => link.speakers.map((one) => one.text))).toEqual([["France", "Spain"], ["TASS"]]);
  expect(chain([at(0, "TASS"), at(1, "TASS")])).toHaveLength(1); // nobody speaks according to himself
});
