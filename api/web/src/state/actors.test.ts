import { expect, test } from "vitest";
import { actorsIn, blamed, inPlaceOf } from "./actors";

const params = new URLSearchParams("from=Turkye&to=RUS&through=Turkye&through=ARM&type=ARMS");

test("an address names actors under several parameters", () => {
  expect(actorsIn(params)).toEqual(["Turkye", "RUS", "ARM"]);
});

test("who was meant stands where the wrong name stood", () => {
  expect(inPlaceOf(params, "Turkye", "TUR")).toEqual({ from: ["TUR"], through: ["TUR", "ARM"] });
  expect(inPlaceOf(params, "Turkye", null)).toEqual({ from: [""], through: ["", "ARM"] });
});

test("the service says which name it does not know", () => {
  expect(blamed(params, "no actor is called 'Turkye'; the nearest are: Turkey (TUR)")).toBe("Turkye");
  expect(blamed(params, "no relation is called 'SUPORTS'")).toBeUndefined();
});
