/** The claims of a relation, sorted for reading: by how they are told, with the same sentence of several articles as one. */

import type { Schemas } from "../service/client";

export type Claim = Schemas["Claim"];

/** A list of its own in the evidence of a relation. */
export type Group = "plain" | "claimed" | "denied" | "questioned" | "over" | "unsaid";

export const GROUPS: readonly { name: Group; title: string; short: readonly [string, string]; meaning: string }[] = [
  {
    name: "plain",
    title: "Plain",
    short: ["plain", "plain"],
    meaning: "An article says so in its own voice, or the actor says so of itself.",
  },
  {
    name: "claimed",
    title: "Only claimed",
    short: ["only claimed", "only claimed"],
    meaning: "Somebody’s word: what one says of others, or what unnamed people say.",
  },
  { name: "denied", title: "Denied", short: ["denial", "denials"], meaning: "Somebody says that it is not so." },
  { name: "questioned", title: "Questioned", short: ["question", "questions"], meaning: "Somebody doubts it or asks." },
  {
    name: "over",
    title: "Told to be over",
    short: ["told to be over", "told to be over"],
    meaning: "It was so, and has ended.",
  },
  {
    name: "unsaid",
    title: "Wanted, planned or possible",
    short: ["wanted or possible", "wanted or possible"],
    meaning: "Nobody says here that it is so.",
  },
];

/** Returns the list that a claim belongs to. */
export function groupOf(claim: Pick<Claim, "stance" | "modality" | "standing" | "phase">): Group {
  if (claim.stance === "denies" || claim.modality === "negated") return "denied";
  if (claim.stance === "questions") return "questioned";
  if (!claim.standing) return "unsaid";
  if (claim.phase === "ends") return "over";
  return claim.standing === "stated" || claim.standing === "declared" ? "plain" : "claimed";
}

/** A claim, and the same one in the same words in other articles. */
export interface Folded {
  readonly claim: Claim;
  readonly others: readonly Claim[];
}

/** Returns the claims with the same sentence of several articles as one, in the order of the first of each. */
export function folded(claims: readonly Claim[]): readonly Folded[] {
  const found = new Map<string, { claim: Claim; others: Claim[] }>();
  for (const claim of claims) {
    const speakers = claim.speakers.map((one) => `${one.level} ${one.actor?.id ?? one.text}`).join("|");
    const key = [claim.quote, claim.stance, claim.modality, claim.standing, claim.phase, speakers, detail(claim)].join(
      "\n",
    );
    const before = found.get(key);
    if (!before) found.set(key, { claim, others: [] });
    else before.others.push(claim);
  }
  return [...found.values()];
}

/** Returns what a claim tells beyond who and whom. */
export function detail(claim: Pick<Claim, "weapon" | "place" | "topic">): string {
  return [claim.weapon, claim.place, claim.topic].filter(Boolean).join(" · ");
}

export const OWN_VOICE = "the article itself";

/** Returns the names of all who speak in a claim; the article itself where nobody does. */
export function speakerNames(claim: Pick<Claim, "speakers">): readonly string[] {
  const names = claim.speakers.map((one) => one.actor?.name ?? `“${one.text}”`);
  return names.length ? [...new Set(names)] : [OWN_VOICE];
}

/** What narrows the claims that are shown. */
export interface Wanted {
  readonly speaker: string;
  readonly outlet: string;
  readonly stance: string;
  readonly standing: string;
}

export const NO_OUTLET = "no outlet";
const VALUES: Readonly<Record<keyof Wanted, (claim: Claim) => readonly string[]>> = {
  speaker: speakerNames,
  outlet: (claim) => [claim.article.outlet ?? NO_OUTLET],
  stance: (claim) => [claim.stance],
  standing: (claim) => (claim.standing ? [claim.standing] : []),
};

/** Returns the claims that pass. */
export function narrowed(claims: readonly Claim[], wanted: Wanted): readonly Claim[] {
  const names = Object.keys(VALUES) as (keyof Wanted)[];
  return claims.filter((claim) => names.every((name) => !wanted[name] || VALUES[name](claim).includes(wanted[name])));
}

/** Returns what can be chosen, each with the number of claims, the most first. */
export function choices(claims: readonly Claim[], name: keyof Wanted): readonly (readonly [string, number])[] {
  const found = new Map<string, number>();
  for (const claim of claims) for (const value of VALUES[name](claim)) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].toSorted((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
}

/** What the id of a row names: the two actors and the type, and the weapon, topic or place where rows are made by them. */
export interface RowId {
  readonly subject: string;
  readonly relation: string;
  readonly object: string;
  readonly detail: string;
}

/** Returns the parts of the id of a row of any question. */
export function rowId(id: string): RowId {
  const [subject = "", relation = "", object = "", ...rest] = id.split(".");
  return { subject, relation, object, detail: rest.join(".") };
}

/** Returns whether a claim is of the row: of its weapon, topic or place, where it has one. */
export function isOf(claim: Claim, row: RowId): boolean {
  if (!row.object && claim.object) return false;
  const wanted = row.detail.toLowerCase();
  return !wanted || [claim.weapon, claim.topic, claim.place].some((value) => value?.toLowerCase() === wanted);
}
