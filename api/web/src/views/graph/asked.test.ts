import { expect, test } from "vitest";
import { RELATIONS } from "../../service/vocabulary";
import { arrangedOf, pinsTold } from "./address";
import { askedOf, merged } from "./asked";
import type { Seen } from "./lines";
import { actor, row } from "./made";
import { nextTo } from "./moving";
import { rolledUp } from "./rollup";

const asked = (text: string) => askedOf(new URLSearchParams(text));

test("signs become types, those of the family alone", () => {
  const { type = [], family } = asked("sign=friendly&family=military-support").filters;
  expect(family).toBeUndefined();
  expect(type.length).toBeGreaterThan(0);
  expect(type.every((name) => (RELATIONS[name]?.sign ?? 0) > 0)).toBe(true);
  expect(asked("sign=hostile&family=military-support").nothing).toBe(true);
  expect(asked("family=military-support").filters).toEqual({ family: ["military-support"] });
});

test("of what is hidden the answer counts that hides least", () => {
  const seen = (hidden: number) => new Map<string, Seen>([["TUR", { actor: actor("TUR"), hidden, hub: false }]]);
  const parts = [4, 1, 3].map((hidden) => ({ rows: [], centres: [], seen: seen(hidden), more: hidden === 4 }));
  expect(merged(parts)).toMatchObject({ more: true });
  expect(merged(parts).seen.get("TUR")?.hidden).toBe(1);
});

test("who is pinned where is told by the address and read from it again", () => {
  const arranged = arrangedOf(new URLSearchParams("pin=TUR~10~-20&pin=bad&hide=AZE&camps=ARM~AZE&layout=camps"));
  expect(pinsTold(arranged.pins)).toEqual(["TUR~10~-20"]);
  expect(arranged).toMatchObject({ layout: "camps", camps: ["ARM", "AZE"] });
  expect([...arranged.hidden]).toEqual(["AZE"]);
  expect(arrangedOf(new URLSearchParams("layout=nonsense")).layout).toBe("force");
});

test("arrow keys go to the nearest that way", () => {
  const places = new Map([
    ["a", { x: 0, y: 0 }],
    ["near", { x: 50, y: 40 }],
    ["far", { x: 200, y: 0 }],
    ["above", { x: 5, y: -90 }],
  ]);
  expect(nextTo(places, "a", "ArrowRight")).toBe("near");
  expect(nextTo(places, "a", "ArrowUp")).toBe("above");
  expect(nextTo(places, "a", "ArrowLeft")).toBeNull();
  expect(nextTo(places, null, "ArrowUp")).toBe("a");
});

test("with states alone a minister counts as whom he acts for, as often as articles say so", () => {
  const minister = actor("cavusoglu", "Person");
  const rows = [
    row(minister, "SUPPORTS", "AZE"),
    row(minister, "REPRESENTS", "TUR"),
    row("ARM", "ACCUSES", actor("m23", "ArmedGroup")),
  ];
  const sides = [
    { id: "cavusoglu.SUPPORTS.AZE", by: actor("TUR"), of: actor("AZE") },
    { id: "cavusoglu.SUPPORTS.AZE", by: null, of: actor("AZE") },
    { id: "cavusoglu.REPRESENTS.TUR", by: actor("TUR"), of: actor("TUR") },
  ];
  expect(rolledUp(rows, sides).map(({ row, source, target }) => [row.id, source.id, target.id])).toEqual([
    ["cavusoglu.SUPPORTS.AZE", "TUR", "AZE"],
  ]);
});
