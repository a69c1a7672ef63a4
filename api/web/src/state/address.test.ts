import { expect, test } from "vitest";
import { changed, linkTo, parsed, written } from "./address";

test("an address names a view with its parameters", () => {
  const { view, params, lost } = parsed("#/support?as=sides&by=TUR&by=IRN");
  expect([view, params.get("as"), params.getAll("by"), lost]).toEqual(["support", "sides", ["TUR", "IRN"], undefined]);
});

test("nothing is the start, and what is no view is told", () => {
  expect(parsed("").lost).toBeUndefined();
  expect(parsed("#/").lost).toBeUndefined();
  expect(parsed("#/nonsense?by=TUR")).toMatchObject({ view: "start", lost: "nonsense" });
});

test("the same address has the same text, and a change takes out what is empty", () => {
  expect(written(parsed("#/support?by=TUR"))).toBe("#/support?by=TUR");
  expect(changed(new URLSearchParams("by=TUR&of=AZE"), { by: null, of: ["ARM", ""] }).toString()).toBe("of=ARM");
  expect(linkTo("paths", { from: "TUR", to: "" })).toBe("#/paths?from=TUR");
});
