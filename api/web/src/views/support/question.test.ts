import { expect, test } from "vitest";
import { FAMILIES } from "../../service/vocabulary";
import { questionOf, supportIn } from "./question";

const asked = (query: string) => supportIn(new URLSearchParams(query));

test("who stands on both sides does so by the support that is chosen", () => {
  expect(asked("")).toEqual([]);
  expect(asked("type=ARMS")).toEqual(["ARMS"]);
  const military = asked("family=military-support") ?? [];
  expect(military).toContain("ARMS");
  expect(military).not.toContain("ALLIED_WITH");
  expect(military.every((name) => FAMILIES.support?.includes(name))).toBe(true);
  expect(asked("family=military-support&type=ARMS&type=ATTACKS")).toEqual(["ARMS"]);
});

test("what is no support is not taken for it", () => {
  expect(asked("family=hostile")).toBeNull();
  expect(asked("type=ATTACKS")).toBeNull();
});

test("kinds of relation take the place of a question", () => {
  expect(questionOf(new URLSearchParams("question=opposition"))).toBe("opposition");
  expect(questionOf(new URLSearchParams("question=opposition&type=ARMS"))).toBe("relations");
});
