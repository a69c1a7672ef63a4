import { expect, test } from "vitest";
import { pressed, sorted, sortOf } from "./sorting";

const rows = [
  { who: "Zaire", claims: 2, last: "2020-10-05" },
  { who: "Åland", claims: 10, last: null },
  { who: "albania", claims: 2, last: "2019-01-01" },
];

test("numbers are sorted as numbers, and equal rows stay in the service's order", () => {
  expect(sorted(rows, (row) => row.claims, true).map((row) => row.who)).toEqual(["Åland", "Zaire", "albania"]);
});

test("names are sorted as people do: capitals and accents do not tell", () => {
  expect(sorted(rows, (row) => row.who, false).map((row) => row.who)).toEqual(["Åland", "albania", "Zaire"]);
});

test("what has no date comes last either way", () => {
  expect(sorted(rows, (row) => row.last, false).at(-1)?.who).toBe("Åland");
  expect(sorted(rows, (row) => row.last, true).at(-1)?.who).toBe("Åland");
});

test("a head that is pressed three times gives the service's order back", () => {
  const names = ["claims", "who"];
  const press = (said: string | null, name: string, numbers: boolean) =>
    pressed(sortOf(new URLSearchParams(said ? { sort: said } : {}), names), name, numbers);
  expect(press(null, "claims", true)).toBe("-claims");
  expect(press("-claims", "claims", true)).toBe("claims");
  expect(press("claims", "claims", true)).toBeNull();
  expect(press("-claims", "who", false)).toBe("who");
  expect(press("who", "who", false)).toBe("-who");
  expect(press("-who", "who", false)).toBeNull();
});

test("an address that names no column sorts nothing", () => {
  expect(sortOf(new URLSearchParams("sort=-secret"), ["claims"])).toBeNull();
});
