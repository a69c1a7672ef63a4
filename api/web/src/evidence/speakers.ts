/** Who says so: the chain of speakers from the innermost to who told it last. */

import type { Schemas } from "../service/client";

type Speaker = Schemas["Speaker"];

/** The speakers of one level, who say it jointly. */
export interface Link {
  readonly level: number;
  readonly speakers: readonly Speaker[];
}

/** Returns the chain of a claim, the innermost speaker first: "France, according to TASS". */
export function chain(speakers: readonly Speaker[]): readonly Link[] {
  const levels = [...new Set(speakers.map((one) => one.level))].toSorted((one, other) => other - one);
  const links = levels.map((level) => ({ level, speakers: jointly(speakers, level) }));
  return links.filter((link, at) => at === 0 || names(link) !== names(links[at - 1])); // nobody speaks according to himself
}

function names(link: Link | undefined): string {
  return (link?.speakers ?? []).map((one) => one.actor?.id ?? one.text).join("|");
}

function jointly(speakers: readonly Speaker[], level: number): readonly Speaker[] {
  const found = new Map(speakers.filter((one) => one.level === level).map((one) => [one.actor?.id ?? one.text, one]));
  return [...found.values()];
}
