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
  return levels.map((level) => ({ level, speakers: speakers.filter((one) => one.level === level) }));
}
