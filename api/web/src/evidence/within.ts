/** Which claims of a relation pass the filters of the view beside which it lies: a line's number is of these alone. */

import { type Answer, useAnswer } from "../service/answers";
import { answered, type Schemas, service } from "../service/client";
import { RELATIONS } from "../service/vocabulary";
import { useAddress } from "../state/address";
import { type FilterName, type Filters, filtersOf } from "../state/filters";
import { useUsed } from "../state/used";
import { groupOf, type RowId, rowId } from "./sorted";

type Claim = Schemas["Claim"];

/** Those that choose claims; the others choose which relations there are. */
const OF_CLAIMS: readonly FilterName[] = [
  ...(["outlet", "since", "until", "publishedSince", "publishedUntil", "asOf", "knownBy"] as const),
  ...(["speaker", "topic", "place", "weapon", "minConfidence", "plain"] as const),
];
const PAGE = 500;
const MOST_PAGES = 20;

/** What a view leaves of claims: those of these ids, all with null; without `plain` false none that is only claimed. */
export interface Within {
  readonly ids: ReadonlySet<string> | null;
  readonly plain: boolean;
}

/** Returns the filters of an address that choose claims, as far as a view obeys them. */
export function claimFilters(params: URLSearchParams, used: readonly FilterName[]): Filters {
  const found = filtersOf(
    params,
    OF_CLAIMS.filter((name) => used.includes(name)),
  );
  const own = found.speaker !== undefined && used.includes("own") && params.get("own") === "true";
  return own ? { ...found, own } : found;
}

/** Returns claims put apart: those that a view counts, and those outside its filters. */
export function parted(claims: readonly Claim[], within: Within): { inside: Claim[]; outside: Claim[] } {
  const passes = (claim: Claim) =>
    (within.ids === null || within.ids.has(claim.id)) && !(within.plain && groupOf(claim) === "claimed");
  return { inside: claims.filter(passes), outside: claims.filter((claim) => !passes(claim)) };
}

/** Asks which claims of a row pass; without filters nothing is asked. */
export function useWithin(id: string): Answer<Within> {
  const { params } = useAddress();
  const used = useUsed();
  const { plain = false, ...filters } = claimFilters(params, used);
  const key = Object.keys(filters).length > 0 ? `within ${id} ${JSON.stringify(filters)}` : null;
  const answer = useAnswer(key, (signal) => passing(rowId(id), filters, signal));
  if (key === null) return { state: "here", value: { ids: null, plain } };
  if (answer.state === "failed") return answer;
  if (answer.state === "waiting") return { ...answer, old: undefined };
  return { state: "here", value: { ids: answer.value, plain } };
}

async function passing(row: RowId, filters: Filters, signal: AbortSignal): Promise<ReadonlySet<string>> {
  if (filters.asOf && !RELATIONS[row.relation]?.lasts) return new Set(); // what does not last held on no day
  const ends =
    row.object && row.object !== row.subject ? { between: [row.subject, row.object] } : { by: [row.subject] };
  const own = filters.speaker ? {} : { own: true }; // else also who speaks for the speaker would be left out
  const found = new Set<string>();
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { ...own, ...filters, ...ends, type: [row.relation], limit: PAGE, ...(after ? { after } : {}) };
    const got: Schemas["Claims"] = await answered(service.GET("/claims", { params: { query }, signal }));
    for (const claim of got.claims) found.add(claim.id);
    after = got.next ?? null;
    if (!after) break;
  }
  return found;
}
