/** Why a claim has its confidence: what reading knew of it (docs/reading.md), as far as the claim still tells it. */

import type { Schemas } from "../service/client";
import { CONFIDENCE_TRAITS } from "../service/vocabulary";

type Claim = Schemas["Claim"];

/** Something that holds of a claim, and whether it makes the reading surer. */
export interface Reason {
  readonly words: string;
  readonly effect: "surer" | "less sure" | "much less sure" | "no difference measured";
}

const LONG = 40; // words of a sentence, as in loaders/extraction/confidence.py
const MUCH = -0.5; // log odds

/** Returns what the number means. */
export function meaning(confidence: number): string {
  const share = Math.round(confidence * 100);
  return `Of claims read like this one, about ${share} in 100 have the right actors, relation and direction. Whether speaker and standing are right is not part of it.`;
}

/** Returns what holds of a claim that the measured table of reading knows. */
export function reasons(claim: Claim): readonly Reason[] {
  const { speakers, standing, part, quote, object, subject, stance, context } = claim;
  const meant = (end: { text: string } | null) => end && /^(the |its |his |her |their |\W)*\p{Ll}/u.test(end.text);
  const held: [string, unknown, string][] = [
    ["told", speakers.length, "somebody tells it"],
    ["alleged", standing === "alleged", "the words allege"],
    ["headline", part === "headline", "it stands in a headline"],
    ["long sentence", quote.split(/\s+/).length > LONG, `the sentence has more than ${LONG} words`],
    ["no object", !object, "nobody is named to whom it is done"],
    ["subject meant", meant(subject), `a pronoun or description stands for the doer (“${subject.text}”)`],
    ["object meant", meant(object), `a pronoun or description stands for the other (“${object?.text ?? ""}”)`],
  ];
  const found = held.filter(([, holds]) => holds).map(([trait, , words]) => ({ words, effect: effectOf(trait) }));
  if (stance === "denies" && context.length)
    found.push({ words: "it is a denial that points back to what was said before", effect: "less sure" });
  return found;
}

function effectOf(trait: string): Reason["effect"] {
  const odds = CONFIDENCE_TRAITS[trait];
  if (odds === undefined) return "no difference measured";
  return odds > 0 ? "surer" : odds < MUCH ? "much less sure" : "less sure";
}
