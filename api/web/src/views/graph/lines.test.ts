import { expect, test } from "vitest";
import { labelOf, linesOf, tiesOf, widthOf } from "./lines";
import { row } from "./made";

const FRIENDLY = { sign: 1 };
const HOSTILE = { sign: -1 };
const CLAIMED = { plain: false, stated: 0, alleged: 1 };

test("a relation is a line from its subject to its object, told by its sign and its words", () => {
  const [line] = linesOf(tiesOf([row("TUR", "ARMS", "AZE", FRIENDLY)]), new Set(), false);
  expect(line).toMatchObject({ id: "TUR.ARMS.AZE", look: "friendly", claimed: false, ways: "to" });
  expect(line && labelOf(line, true)).toBe("▲ arms");
  expect(line && labelOf(line, false)).toBe("▲");
});

test("what is only claimed is told as such, and what is disputed is marked", () => {
  const rows = [row("TUR", "SENDS_FORCES", "AZE", { ...FRIENDLY, ...CLAIMED, disputed: true })];
  const [line] = linesOf(tiesOf(rows), new Set(), false);
  expect(line).toMatchObject({ claimed: true, disputed: true });
  expect(line && labelOf(line, true)).toBe("▲ sends forces to ‼");
});

test("more than three relations between two are one line, with how many of each sign, until it is taken apart", () => {
  const rows = [
    row("ARM", "ACCUSES", "AZE", HOSTILE),
    row("AZE", "ATTACKS", "ARM", HOSTILE),
    row("AZE", "CONSULTS", "ARM"),
    row("ARM", "AIDS", "AZE", { ...FRIENDLY, ...CLAIMED }),
  ];
  const [line, ...more] = linesOf(tiesOf(rows), new Set(), false);
  expect(more).toEqual([]);
  expect(line).toMatchObject({ look: "mixed", ways: "both", claimed: false });
  expect(line && labelOf(line, true)).toBe("●1 ▼2 · ▲1 only claimed");
  expect(linesOf(tiesOf(rows), new Set(["ARM~AZE"]), false)).toHaveLength(4);
});

test("an allegation never colours a line that something plain is in", () => {
  const rows = [
    row("TUR", "AIDS", "AZE", FRIENDLY),
    row("TUR", "ATTACKS", "AZE", { ...HOSTILE, ...CLAIMED, origins: 40 }),
  ];
  const [line] = linesOf(tiesOf(rows), new Set(), true);
  expect(line).toMatchObject({ look: "friendly", claimed: false, origins: 1 });
});

test("a relation that goes both ways has no arrow, one that leads back points back", () => {
  const [mutual] = linesOf(tiesOf([row("ARM", "FIGHTS", "AZE", HOSTILE)]), new Set(), false);
  expect(mutual?.ways).toBe("none");
  const rows = [row("ARM", "FIGHTS", "AZE", HOSTILE), row("AZE", "ATTACKS", "ARM", HOSTILE)];
  const [both] = linesOf(tiesOf(rows), new Set(), true);
  expect(both).toMatchObject({ ways: "to", source: { id: "AZE" }, target: { id: "ARM" } });
});

test("who does something to itself has no line", () => {
  expect(tiesOf([row("ARM", "ATTACKS", "ARM")])).toEqual([]);
});

test("lines grow with origins, but not without end", () => {
  expect(widthOf(1)).toBe(1.5);
  expect(widthOf(4)).toBe(4.5);
  expect(widthOf(100_000)).toBe(9);
});
