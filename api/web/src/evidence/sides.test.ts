import { expect, test } from "vitest";
import type { Schemas } from "../service/client";
import { againstOf, isPlural, roleWords, saysOf } from "./sides";

const voice = (name: string, id: string | null = name, claims = 1) => ({ id, name, claims, outlets: [] });
const row = (more: Partial<Schemas["DisputeRow"]>) =>
  ({
    saidBy: [],
    deniedBy: [],
    counteredBy: [],
    claims: 0,
    denials: 0,
    counters: 0,
    ...more,
  }) as unknown as Schemas["DisputeRow"];

test("a number of voices stands before as many names", () => {
  const both = row({ deniedBy: [voice("Azerbaijan"), voice("Turkey")], denials: 1 });
  expect(againstOf(both)).toMatchObject({
    does: "deny it",
    sentences: 1,
    voices: [{ name: "Azerbaijan" }, { name: "Turkey" }],
  });
  expect(againstOf(row({ deniedBy: [voice("Rwanda")], denials: 3 }))).toMatchObject({
    does: "denies it",
    sentences: 3,
  });
});

test("who denies it and also counters it is one voice", () => {
  const one = row({ deniedBy: [voice("Armenia")], counteredBy: [voice("Armenia")], denials: 1, counters: 2 });
  expect(againstOf(one)).toMatchObject({ does: "denies or counters it", sentences: 3, articles: true });
  expect(saysOf(row({ saidBy: [voice("Armenia", "ARM", 2)], claims: 2 })).articles).toBe(false);
  expect(againstOf(one).voices).toHaveLength(1);
  expect(againstOf(row({ counteredBy: [voice("Armenia")], counters: 1 })).does).toBe("counters it");
});

test("several say so, and so do those whose name is of several", () => {
  expect(saysOf(row({ saidBy: [voice("Russia")], claims: 2 })).does).toBe("says so");
  expect(saysOf(row({ saidBy: [voice("Reports", null)], claims: 1 })).does).toBe("say so");
});

test.each([
  ["Reports", false, true],
  ["unnamed officials", false, true],
  ["some in the party", false, true],
  ["local media", false, true],
  ["Syrian fighters", true, true],
  ["The same report", false, false],
  ["evidence", false, false],
  ["The Moscow Times", false, false],
  ["an analysis", false, false],
  ["Honduras", true, false],
  ["Hamas", true, false],
  ["United States", true, false],
])("%s: of several is %s", (name, named, several) => {
  expect(isPlural(name, named)).toBe(several);
});

test("verbs agree with who speaks", () => {
  expect(roleWords("says", [{ name: "Reports", named: false }])).toBe("say so");
  expect(roleWords("says", [{ name: "Rwanda", named: true }])).toBe("says so");
  expect(
    roleWords("denies", [
      { name: "Azerbaijan", named: true },
      { name: "Turkey", named: true },
    ]),
  ).toBe("deny it");
});
