/** The filters that all views share: names and meaning are those of the service's questions. */

import type { Change } from "./address";

const LISTS = ["actor", "by", "of", "between", "type", "family", "byKind", "ofKind", "outlet"] as const;
const TEXTS = [
  "since",
  "until",
  "publishedSince",
  "publishedUntil",
  "asOf",
  "knownBy",
  "speaker",
  "topic",
  "place",
  "weapon",
] as const;
const NUMBERS = ["minClaims", "minOutlets", "minOrigins", "minSpeakers", "minConfidence"] as const;
const FLAGS = ["plain", "own", "members"] as const;
export const FILTERS = [...LISTS, ...TEXTS, ...NUMBERS, ...FLAGS] as const;
export type FilterName = (typeof FILTERS)[number];

export type Filters = { [name in (typeof LISTS)[number]]?: string[] } & {
  [name in (typeof TEXTS)[number]]?: string;
} & {
  [name in (typeof NUMBERS)[number]]?: number;
} & { [name in (typeof FLAGS)[number]]?: boolean };

/** Returns the filters that an address holds, as the service takes them; `names` leaves those that a question has. */
export function filtersOf(params: URLSearchParams, names: readonly FilterName[] = FILTERS): Filters {
  const wanted = new Set<string>(names);
  const found: Filters = {};
  for (const name of LISTS) if (wanted.has(name) && params.has(name)) found[name] = params.getAll(name);
  for (const name of TEXTS)
    if (wanted.has(name)) Object.assign(found, params.get(name) ? { [name]: params.get(name) } : {});
  for (const name of NUMBERS) {
    const value = Number(params.get(name));
    if (wanted.has(name) && params.get(name) && Number.isFinite(value)) found[name] = value;
  }
  for (const name of FLAGS) if (wanted.has(name) && params.get(name) === "true") found[name] = true;
  return found;
}

/** Returns how many filters an address holds. */
export function countOf(params: URLSearchParams): number {
  return FILTERS.filter((name) => params.has(name)).length;
}

/** Returns the change that takes all filters out. */
export function withoutFilters(): Change {
  return Object.fromEntries(FILTERS.map((name) => [name, null]));
}
