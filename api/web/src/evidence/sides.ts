/** Who is on which side of a dispute, in words whose numbers and names agree. */

import type { Schemas } from "../service/client";
import { ROLE_WORDS } from "./thread";

type Row = Schemas["DisputeRow"];
type Voice = Schemas["Voice"];

/** A side: how many named voices it has, what these do, and in how many sentences. */
export interface Side {
  readonly voices: readonly Voice[];
  readonly does: string;
  readonly sentences: number;
  readonly articles: boolean; // beside them the articles themselves, in their own voice
}

/** Returns who says so; whoever is named several times is one voice. */
export function saysOf(row: Row): Side {
  const voices = once(row.saidBy);
  return { voices, does: many(voices) ? "say so" : "says so", sentences: row.claims, ...articles(voices, row.claims) };
}

/** Returns who denies it, or says that the others did it. */
export function againstOf(row: Row): Side {
  const voices = once([...row.deniedBy, ...row.counteredBy]);
  const s = many(voices) ? "" : "s";
  const denies = many(voices) ? "deny" : "denies";
  const does =
    row.counters === 0 ? `${denies} it` : row.denials === 0 ? `counter${s} it` : `${denies} or counter${s} it`;
  const sentences = row.denials + row.counters;
  return { voices, does, sentences, ...articles(voices, sentences) };
}

function articles(voices: readonly Voice[], sentences: number): { articles: boolean } {
  return { articles: voices.reduce((sum, one) => sum + one.claims, 0) < sentences };
}

function many(voices: readonly Voice[]): boolean {
  return voices.length !== 1 || voices.some((one) => isPlural(one.name, one.id !== null));
}

/** Returns each voice once, with all its claims. */
export function once(voices: readonly Voice[]): readonly Voice[] {
  const found = new Map<string, Voice>();
  for (const one of voices) {
    const before = found.get(one.id ?? one.name);
    found.set(one.id ?? one.name, { ...one, claims: one.claims + (before?.claims ?? 0) });
  }
  return [...found.values()];
}

const ONE = /(ss|us|is|news|press)$/i; // Cyprus, analysis: the s is of the word
const SOME = /^(some|many|several|others|people|critics|they|few|those|these|both)\b|\b(people|media)$/i;

/** Returns whether a name is that of several: "Reports", "Syrian fighters", but not "The Moscow Times" or "Honduras". */
export function isPlural(name: string, named: boolean): boolean {
  const words = name.trim().split(/\s+/);
  const last = words.at(-1) ?? "";
  if (!named && SOME.test(name.trim())) return true;
  if (!/s$/.test(last) || ONE.test(last)) return false;
  return /^\p{Ll}/u.test(last) || (!named && words.length === 1);
}

const MANY_WORDS: Readonly<Record<string, string>> = {
  says: "say so",
  denies: "deny it",
  negates: "say it is not so",
  counters: "say the others did it",
  questions: "ask",
};

/** Returns what somebody does in a dispute: says so, or say so, where they are several. */
export function roleWords(role: string, names: readonly { readonly name: string; readonly named: boolean }[]): string {
  const several = names.length > 1 || names.some((one) => isPlural(one.name, one.named));
  return (several ? MANY_WORDS : ROLE_WORDS)[role] ?? role;
}
