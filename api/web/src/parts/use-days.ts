/** Asks for claims over time, of all that is chosen but for the time itself. */

import { type Answer, useAnswer } from "../service/answers";
import { answered, type Schemas, service } from "../service/client";
import { type FilterName, FILTERS, type Filters, filtersOf } from "../state/filters";

const OF_ROWS: readonly FilterName[] = ["minClaims", "minOutlets", "minOrigins", "minSpeakers"]; // count what relations stand on
const OF_TIME: readonly FilterName[] = ["since", "until", "asOf"];

/** The filters that claims over time have. */
export const DAY_FILTERS = FILTERS.filter((name) => !OF_ROWS.includes(name));

export type DateBy = Schemas["DatedBy"];

/** Returns the claims over time that pass the filters of an address, whatever time is chosen. */
export function useDays(
  params: URLSearchParams,
  names: readonly FilterName[] = DAY_FILTERS,
  dateBy: DateBy = "happened",
): Answer<Schemas["DaysAnswer"]> {
  const time: readonly FilterName[] = dateBy === "published" ? ["publishedSince", "publishedUntil"] : OF_TIME;
  const wanted = DAY_FILTERS.filter((name) => names.includes(name) && !time.includes(name));
  const filters = fitting(filtersOf(params, wanted));
  return useAnswer(`days ${dateBy} ${JSON.stringify(filters)}`, (signal) =>
    answered(service.GET("/days", { params: { query: { ...filters, dateBy } }, signal })),
  );
}

/** Returns filters without what only makes sense beside a filter that a view does not have. */
function fitting(filters: Filters): Filters {
  const { members, ...rest } = filters;
  return members && (rest.actor ?? rest.by ?? rest.of) ? filters : rest;
}
