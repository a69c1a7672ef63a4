import { expect, test } from "vitest";
import { isKnown, matching, meant } from "./outlets";

const rows = ["Harbour Dispatch", "The Harbour", "Adriatic Ledger", "Le Témoin"].map((name) => ({ name }));
const names = (found: readonly { name: string }[]) => found.map((row) => row.name);

test("an outlet is found by any part of its name, without accents and case", () => {
  expect(names(matching(rows, "harb"))).toEqual(["Harbour Dispatch", "The Harbour"]);
  expect(names(matching(rows, "temoin"))).toEqual(["Le Témoin"]);
  expect(names(matching(rows, ""))).toHaveLength(4);
});

test("the service takes whole names in any case", () => {
  expect(isKnown(rows, "adriatic ledger")).toBe(true);
  expect(isKnown(rows, "Adriatic")).toBe(false);
});

test("a wrong name tells which may be meant", () => {
  expect(names(meant(rows, "Adriatic"))).toEqual(["Adriatic Ledger"]);
  expect(names(meant(rows, "Harbor Dispach"))[0]).toBe("Harbour Dispatch");
  expect(meant(rows, "Zzyzx")).toEqual([]);
});
