import { expect, it } from "vitest";
import { CONFIDENCE_TRAITS } from "../service/vocabulary";
import { meaning, reasons } from "./confidence";
import { made } from "./making";

const TEXT = "Officials said that Uganda sold rifles to the rebels.";

it("says what the number means and what it leaves out", () => {
  expect(meaning(0.81)).toContain("about 81 in 100 have the right actors, relation and direction");
  expect(meaning(0.81)).toContain("Whether speaker and standing are right is not part of it");
});

it("tells what is known of a claim, with the effect that was measured", () => {
  const claim = made(TEXT, TEXT, { who: "Uganda", whom: "the rebels", standing: "alleged" });
  const found = reasons({ ...claim, part: "headline", object: null });
  expect(found.map((one) => one.words)).toEqual([
    "the words allege",
    "it stands in a headline",
    "nobody is named to whom it is done",
  ]);
  expect(found[2]?.effect).toBe((CONFIDENCE_TRAITS["no object"] ?? 0) < -0.5 ? "much less sure" : "less sure");
  expect(reasons(claim).some((one) => one.words.includes("“the rebels”"))).toBe(true);
  expect(reasons(made(TEXT, TEXT, { who: "Uganda" })).map((one) => one.words)).not.toContain("somebody tells it");
});
