/** What the sign of a path means: "an enemy of a friend", by arithmetic alone. */

import { SIGN_WORDS, signOf } from "../../service/vocabulary";

/** A step as far as its sign goes. */
export interface Signed {
  readonly sign: number;
  readonly label: string;
}

/** Returns what the end of a path is to its start, read from the end: a friend, an enemy of a friend. */
export function kinship(steps: readonly Signed[]): string {
  return [...steps]
    .reverse()
    .map((step) => (step.sign > 0 ? "a friend" : "an enemy"))
    .join(" of ");
}

/** Returns why a path has its sign. */
export function explained(steps: readonly Signed[], sign: number): string {
  const silent = steps.find((step) => step.sign === 0);
  if (silent) return `“${silent.label}” does not tell on whose side one stands, so that the whole path has no sign.`;
  if (steps.length === 1) return `One step, and it is ${SIGN_WORDS[signOf(sign)]}.`;
  const words = kinship(steps);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} counts as ${SIGN_WORDS[signOf(sign)]}. That is arithmetic: nobody has said so.`;
}
