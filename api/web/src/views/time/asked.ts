/** What the time view asks: of one actor, of a pair or of all, by the day of what happened or of publication. */

import { type DateBy, DAY_FILTERS } from "../../parts/use-days";
import type { Change } from "../../state/address";
import { type FilterName, type Filters, filtersOf } from "../../state/filters";

export const SHOWN = ["relations", "claims", "days"] as const;
/** What is told of the chosen time: relations, claims, or of a pair each relation day by day. */
export type Show = (typeof SHOWN)[number];

/** What an address asks for; `since` and `until` are the time that is chosen, by whichever date. */
export interface Asked {
  readonly dateBy: DateBy;
  readonly show: Show;
  readonly since: string | null;
  readonly until: string | null;
  readonly pair: readonly [string, string] | null;
  readonly two: readonly [string, string] | null;
  readonly filters: Filters;
}

const TIMES: Readonly<Record<DateBy, readonly [FilterName, FilterName]>> = {
  happened: ["since", "until"],
  published: ["publishedSince", "publishedUntil"],
};
/** The filters that what is told of two over time has. */
const OF_TWO: readonly FilterName[] = [
  "type",
  "family",
  "byKind",
  "ofKind",
  "since",
  "until",
  "publishedSince",
  "publishedUntil",
  "knownBy",
  "outlet",
  "speaker",
  "topic",
  "place",
  "weapon",
  "minConfidence",
  "plain",
  "own",
];

/** Returns what an address asks for. */
export function askedOf(params: URLSearchParams): Asked {
  const dateBy = params.get("dateBy") === "published" ? "published" : "happened";
  const [since, until] = TIMES[dateBy];
  const pair = twoOf(params.getAll("between"));
  const show = SHOWN.find((one) => one === params.get("show")) ?? "relations";
  const { members, ...rest } = filtersOf(params, DAY_FILTERS);
  return {
    dateBy,
    show: show === "days" && !pair ? "relations" : show,
    since: params.get(since),
    until: params.get(until),
    pair,
    two: twoOf(params.getAll("actor")),
    filters: members && (rest.actor ?? rest.by ?? rest.of) ? { ...rest, members } : rest,
  };
}

/** Returns the change of the address that chooses a time. */
export function timeChange(dateBy: DateBy, time: { since: string | null; until: string | null }): Change {
  const [since, until] = TIMES[dateBy];
  return { [since]: time.since, [until]: time.until, ...(dateBy === "happened" ? { asOf: null } : {}) };
}

/** Returns the change that dates claims otherwise, with no time chosen. */
export function dateByChange(dateBy: DateBy): Change {
  return {
    dateBy: dateBy === "happened" ? null : dateBy,
    since: null,
    until: null,
    publishedSince: null,
    publishedUntil: null,
  };
}

/** Returns those filters that what is told of two over time takes. */
export function ofTwo(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => OF_TWO.some((one) => one === name)));
}

function twoOf(ids: readonly string[]): readonly [string, string] | null {
  const [one, other] = ids;
  return ids.length === 2 && one && other && one !== other ? [one, other] : null;
}
