import { expect, test } from "vitest";
import { campPlaces, campsOf } from "./camps";
import { degrees, tiesOf } from "./lines";
import { actor, row } from "./made";

const TIES = tiesOf([
  row("ARM", "FIGHTS", "AZE", { sign: -1 }),
  row("TUR", "SUPPORTS", "AZE", { sign: 1 }),
  row("ISR", "ARMS", "AZE", { sign: 1, plain: false }),
  row("RUS", "ARMS", "ARM", { sign: 1 }),
  row("RUS", "ALLIED_WITH", "AZE", { sign: 1 }),
  row(actor("putin", "Person"), "LEADS", "RUS", { sign: 1 }),
  row(actor("erdogan", "Person"), "LEADS", "TUR", { sign: 1 }),
  row("FRA", "CONSULTS", "ARM"),
  row("USA", "SUPPORTS", "ARM", { sign: 1 }),
  row("USA", "SANCTIONS", "ARM", { sign: -1, origins: 3 }),
  row("GRC", "SUPPORTS", "ARM", { sign: 1, plain: false }),
  row("GRC", "ATTACKS", "ARM", { sign: -1, origins: 1 }),
]);

test("friends stand with whom they help; those of both, of neither, and those only said to be friends stand between", () => {
  expect(Object.fromEntries(campsOf(TIES, "AZE", "ARM"))).toEqual({
    AZE: "one",
    ARM: "other",
    TUR: "one",
    erdogan: "one",
    ISR: "said-one",
    RUS: "both",
    putin: "both",
    FRA: "neither",
    USA: "neither",
    GRC: "neither",
  });
});

test("camps stand from left to right, and nobody on the line between the two", () => {
  const places = campPlaces(campsOf(TIES, "AZE", "ARM"), "AZE", "ARM", degrees(TIES));
  const x = (id: string) => places.get(id)?.x ?? NaN;
  expect(x("AZE")).toBeLessThan(x("TUR"));
  expect(x("TUR")).toBeLessThan(x("ISR"));
  expect(x("ISR")).toBeLessThan(x("RUS"));
  expect(x("RUS")).toBe(x("FRA"));
  expect(x("FRA")).toBeLessThan(x("ARM"));
  const between = [...places].filter(([id]) => id !== "AZE" && id !== "ARM");
  expect(between.filter(([, { y }]) => y === 0)).toEqual([]);
  expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(places.size);
});
