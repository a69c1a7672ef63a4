import { expect, test } from "vitest";
import type { Row } from "../../parts/sheet";
import { RELATIONS } from "../../service/vocabulary";
import { HOLDS } from "../graph/made";
import { Pairs, netOf, weightOf } from "./pairs";

const symmetric = Object.values(RELATIONS).find((type) => type.symmetric && type.sign > 0)?.name ?? "";
const friendly = Object.values(RELATIONS).find((type) => !type.symmetric && type.sign > 0 && type.aligned)?.name ?? "";
const hostile = Object.values(RELATIONS).find((type) => !type.symmetric && type.sign < 0 && type.aligned)?.name ?? "";

function row(subject: string, relation: string, object: string, more: Partial<Row> = {}): Row {
  const named = (id: string) => ({ id, name: id, kind: "State" });
  return {
    ...{ id: `${subject}.${relation}.${object}`, subject: named(subject), relation, object: named(object) },
    ...{ sign: RELATIONS[relation]?.sign ?? 0, plain: true, said: true, disputed: false, first: null, last: null },
    ...{ claims: 1, stated: 1, declared: 0, attributed: 0, alleged: 0, denials: 0, questions: 0, ended: 0, ...HOLDS },
    ...{
      outlets: 1,
      origins: 1,
      speakers: [],
      deniedBy: [],
      weapons: [],
      topics: [],
      best: [],
      denying: [],
      quotes: [],
    },
    ...more,
  };
}

test("a relation weighs what its type weighs, more with more origins, half where it is only claimed", () => {
  const weight = RELATIONS[friendly]?.weight ?? 0;
  expect(weightOf(row("KEN", friendly, "UGA"))).toBe(weight);
  expect(weightOf(row("KEN", friendly, "UGA", { origins: 3 }))).toBe(2 * weight);
  expect(weightOf(row("KEN", friendly, "UGA", { plain: false }))).toBe(weight / 2);
  expect(weightOf(row("KEN", hostile, "UGA"))).toBeLessThan(0);
});

test("beside a plain relation what is only claimed does not count", () => {
  const plain = row("KEN", friendly, "UGA");
  expect(netOf([plain, row("KEN", hostile, "UGA", { plain: false, origins: 40 })])).toBe(weightOf(plain));
});

test("what one does to the other stands in one cell, what both do in two", () => {
  const pairs = new Pairs([row("KEN", hostile, "UGA"), row("KEN", symmetric, "TZA")]);
  expect(pairs.cell("KEN", "UGA")?.net).toBeLessThan(0);
  expect(pairs.cell("UGA", "KEN")).toBeUndefined();
  expect(pairs.cell("TZA", "KEN")?.rows).toEqual(pairs.cell("KEN", "TZA")?.rows);
  expect(pairs.between("TZA", "KEN")).toHaveLength(1);
  expect(pairs.bond("UGA", "KEN")).toBe(pairs.bond("KEN", "UGA"));
});

test("a cell of both signs is mixed, and one without a plain relation is only claimed", () => {
  const pairs = new Pairs([
    row("KEN", friendly, "UGA"),
    row("KEN", hostile, "UGA"),
    row("SDN", hostile, "UGA", { plain: false }),
  ]);
  expect(pairs.cell("KEN", "UGA")?.mixed).toBe(true);
  expect(pairs.cell("SDN", "UGA")?.plain).toBe(false);
  expect(pairs.foremost(2)).toHaveLength(2);
});
