/** What is asked about the ways from one actor to another, as the address says it. */

import type { Schemas } from "../../service/client";
import { changed, type Change } from "../../state/address";
import { type FilterName, type Filters, filtersOf } from "../../state/filters";

export const NAMES: readonly FilterName[] = [
  ...(["type", "family", "byKind", "ofKind", "outlet", "since", "until", "publishedSince", "publishedUntil"] as const),
  ...(["asOf", "knownBy", "speaker", "topic", "place", "weapon", "minClaims", "minOutlets", "minOrigins"] as const),
  ...(["minSpeakers", "minConfidence", "plain"] as const),
];
export const FINDS: Readonly<Record<Schemas["Find"], string>> = {
  shortest: "all of the fewest steps",
  "k-shortest": "the shortest, the next …",
  all: "every one",
};
export const WEIGHTS: Readonly<Record<Schemas["Weight"], string>> = {
  none: "nothing: all steps are alike",
  evidence: "little evidence",
  recency: "that it was long ago",
};
export const SIGNS = ["friendly", "hostile", "neutral"] as const;
export const MOST_HOPS = 8; // as the service is set unless somebody says otherwise; it refuses more by name

/** What the service takes. */
export interface Asked extends Filters {
  from: string;
  to: string;
  find?: Schemas["Find"];
  weight?: Schemas["Weight"];
  hops?: number;
  limit?: number;
  sign?: Schemas["Sign"][];
  directed?: boolean;
  alliances?: boolean;
  rollUp?: boolean;
  through?: string[];
  around?: string[];
  quotes: number;
}

/** Returns what an address asks, or null where one of the two is not named yet. */
export function askedIn(params: URLSearchParams): Asked | null {
  const [from, to] = [params.get("from"), params.get("to")];
  if (!from || !to) return null;
  const asked: Asked = { ...filtersOf(params, NAMES), from, to, quotes: 1 };
  const find = (Object.keys(FINDS) as Schemas["Find"][]).find((one) => one === params.get("find"));
  const weight = (Object.keys(WEIGHTS) as Schemas["Weight"][]).find((one) => one === params.get("weight"));
  const sign = SIGNS.filter((one) => params.getAll("sign").includes(one));
  if (find) asked.find = find;
  if (weight) asked.weight = weight;
  if (sign.length > 0) asked.sign = sign;
  for (const name of ["hops", "limit"] as const) {
    const value = Number(params.get(name));
    if (Number.isInteger(value) && value > 0) asked[name] = value;
  }
  for (const name of ["directed", "alliances", "rollUp"] as const) if (params.get(name) === "true") asked[name] = true;
  for (const name of ["through", "around"] as const) if (params.has(name)) asked[name] = params.getAll(name);
  return asked;
}

/** Something that may help where no path was found: in words, and as a change of the address. */
export interface Help {
  readonly says: string;
  readonly change: Change;
}

/** Returns what may help where a search found nothing. */
export function helpAfter(params: URLSearchParams, searched: Schemas["Searched"]): Help[] {
  const help: Help[] = [];
  const offer = (is: boolean, says: string, change: Change) => {
    if (is) help.push({ says, change });
  };
  offer(searched.past.length > 0, "pass through alliances and bodies such as the UN too", { alliances: "true" });
  offer(!searched.rollUp, "let persons, ministries and forces count as their state", { rollUp: "true" });
  offer(searched.directed, "follow relations either way", { directed: null });
  offer(searched.hops < MOST_HOPS, `look up to ${MOST_HOPS} steps far`, { hops: String(MOST_HOPS) });
  offer(searched.plain, "let what is only claimed count", { plain: null });
  offer(params.has("through"), "let paths pass whom they want", { through: null });
  offer(params.has("around"), "avoid nobody", { around: null });
  offer(params.has("sign"), "take relations of all signs", { sign: null });
  const others = NAMES.filter((name) => name !== "plain" && params.has(name));
  offer(
    others.length > 0,
    "take relations of all kinds and times",
    Object.fromEntries(others.map((name) => [name, null])),
  );
  return help.filter((one) => changed(params, one.change).toString() !== params.toString());
}
