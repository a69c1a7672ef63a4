/** The words of the ontology, as `python -m api.page` takes them from it: no name of a type is written in this page. */

import words from "../../generated/vocabulary.json";

export type Sign = -1 | 0 | 1;

/** A relation type, as the ontology tells of it. */
export interface RelationType {
  readonly name: string;
  readonly label: string;
  readonly inverseLabel: string;
  readonly sign: number;
  readonly weight: number;
  readonly aligned: boolean;
  readonly lasts: boolean;
  readonly symmetric: boolean;
  readonly definition: string;
  readonly example: string;
}

/** A value of a scheme, such as a standing, with what it means. */
export interface Word {
  readonly name: string;
  readonly label: string;
  readonly definition: string;
}

export const RELATIONS: Readonly<Record<string, RelationType>> = words.relations;
export const FAMILIES: Readonly<Record<string, readonly string[]>> = words.families;
export const KINDS: readonly string[] = words.kinds;
export const STANDINGS: readonly Word[] = words.standings;
export const STANCES: readonly Word[] = words.stances;
export const MODALITIES: readonly Word[] = words.modalities;
export const CONFIDENCE_TRAITS: Readonly<Record<string, number>> = words.confidenceTraits; // log odds
export const KIND_COLOURS: Readonly<Record<string, string>> = words.kindColours;

/** Returns how a relation reads: from its subject to its object, or back. */
export function reading(relation: string, forward = true): string {
  const found = RELATIONS[relation];
  if (!found) return relation.toLowerCase().replaceAll("_", " ");
  return forward ? found.label : found.inverseLabel;
}

/** Returns a name such as `ArmedGroup` as words. */
export function spaced(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

/** Returns the sign of a number. */
export function signOf(value: number): Sign {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

export const SIGN_WORDS: Readonly<Record<Sign, string>> = { 1: "friendly", 0: "neutral", [-1]: "hostile" };
export const SIGN_GLYPHS: Readonly<Record<Sign, string>> = { 1: "▲", 0: "●", [-1]: "▼" };
