import { expect, test } from "vitest";
import { VIEWS } from "./address";
import { keyOf, VIEW_KEYS } from "./keys";

test("each view has a letter of its own", () => {
  expect(VIEWS.map(keyOf).join("")).toBe("sgudtpalqh");
  expect(VIEW_KEYS.get("u")).toBe("support");
});
