import { expect, test } from "vitest";
import { made } from "./making";
import { claimFilters, parted } from "./within";

const TEXT = "Kenya arms Uganda. Uganda denies it.";
const claim = (id: string, standing: "stated" | "alleged", stance: "affirms" | "denies" = "affirms") => ({
  ...made(TEXT, TEXT, { who: "Kenya", whom: "Uganda", standing, stance }),
  id,
});
const ids = (claims: readonly { id: string }[]) => claims.map((one) => one.id);
const claims = [claim("c1", "stated"), claim("c2", "alleged"), claim("c3", "alleged", "denies")];

test("filters that a view does not obey leave nothing out, and who is looked at chooses no claims", () => {
  const params = new URLSearchParams("outlet=Herald&since=2020&actor=KEN&minClaims=2&plain=true&own=true");
  expect(claimFilters(params, ["actor", "outlet", "minClaims", "own"])).toEqual({ outlet: ["Herald"] });
  expect(claimFilters(params, [])).toEqual({});
  const speaker = new URLSearchParams("speaker=KEN&own=true");
  expect(claimFilters(speaker, ["speaker", "own"])).toEqual({ speaker: "KEN", own: true });
});

test("claims that do not pass are outside", () => {
  const { inside, outside } = parted(claims, { ids: new Set(["c1"]), plain: false });
  expect([ids(inside), ids(outside)]).toEqual([["c1"], ["c2", "c3"]]);
  expect(parted(claims, { ids: null, plain: false }).outside).toEqual([]);
});

test("where allegations are hidden denials stay: they mark what is disputed", () => {
  const { inside, outside } = parted(claims, { ids: null, plain: true });
  expect([ids(inside), ids(outside)]).toEqual([["c1", "c3"], ["c2"]]);
});
