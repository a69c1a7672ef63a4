/** What the picture asks of the service, read from the address. */

import { answered, type Schemas, service } from "../../service/client";
import { FAMILIES, RELATIONS, SIGN_WORDS, signOf } from "../../service/vocabulary";
import { type FilterName, type Filters, filtersOf } from "../../state/filters";
import type { Row, Seen } from "./lines";

export const GRAPH_FILTERS = [
  "type",
  "family",
  "byKind",
  "ofKind",
  "since",
  "until",
  "publishedSince",
  "publishedUntil",
  "asOf",
  "knownBy",
  "outlet",
  "speaker",
  "topic",
  "place",
  "weapon",
  "minClaims",
  "minOutlets",
  "minOrigins",
  "minSpeakers",
  "minConfidence",
  "plain",
] as const satisfies readonly FilterName[];
export const WAYS = ["by", "of", "between"] as const satisfies readonly FilterName[];

/** How much is shown: relations overall, or neighbours and relations around each actor. */
export const SIZES: Readonly<Record<string, { overall: number; around: number; relations: number }>> = {
  few: { overall: 60, around: 16, relations: 60 },
  some: { overall: 150, around: 40, relations: 200 },
  many: { overall: 600, around: 150, relations: 600 },
  most: { overall: 5000, around: 1000, relations: 1000 },
};
const PAGE = 1000; // rows, the most that the service gives at once

/** What is asked: around these actors, or of all; with `states` also what those do who act for them. */
export interface Asked {
  readonly around: readonly string[];
  readonly expanded: readonly string[];
  readonly filters: Filters;
  readonly ways: Filters;
  readonly size: string;
  readonly states: boolean;
  readonly path: readonly string[];
  readonly nothing: boolean;
}

/** What came: relations, of which there may be `more`; the ids of the actors asked for; what of them is not shown. */
export interface Found {
  readonly rows: readonly Row[];
  readonly centres: readonly string[];
  readonly seen: ReadonlyMap<string, Seen>;
  readonly more: boolean;
}

/** Returns what an address asks. */
export function askedOf(params: URLSearchParams): Asked {
  const filters = filtersOf(params, GRAPH_FILTERS);
  const types = typesOf(filters, params.getAll("sign"));
  if (types) {
    delete filters.family;
    filters.type = types;
  }
  const size = params.get("size") ?? "";
  return {
    around: params.getAll("actor"),
    expanded: params.getAll("expand"),
    filters,
    ways: filtersOf(params, WAYS),
    size: size in SIZES ? size : "some",
    states: params.get("states") === "true",
    path: (params.get("path") ?? "").split("~").filter(Boolean),
    nothing: types?.length === 0,
  };
}

/** Returns the types that signs leave of those that are asked for; null where signs leave all. */
function typesOf({ type, family }: Filters, signs: readonly string[]): string[] | null {
  if (signs.length === 0) return null;
  const inFamily = new Set((family ?? []).flatMap((name) => FAMILIES[name] ?? []));
  return Object.values(RELATIONS)
    .filter(({ sign }) => signs.includes(SIGN_WORDS[signOf(sign)]))
    .map(({ name }) => name)
    .filter((name) => (!type || type.includes(name)) && (!family || inFamily.has(name)));
}

/** Returns what is to be drawn; throws Trouble. */
export async function found(asked: Asked, signal: AbortSignal): Promise<Found> {
  const centres = [...new Set([...asked.around, ...asked.expanded])];
  const path = await Promise.all(asked.path.map((id) => relation(id, signal)));
  const none: Found = { rows: [], centres: [], seen: new Map(), more: false };
  const onlyPath = asked.path.length > 0 && centres.length === 0;
  const parts =
    asked.nothing || onlyPath
      ? [none]
      : centres.length === 0 || asked.states || Object.keys(asked.ways).length > 0
        ? [await overall(asked, centres, signal)]
        : await Promise.all(centres.map((name) => around(name, asked, signal)));
  return merged([...parts, { ...none, rows: path.filter((row) => row !== null) }]);
}

async function relation(id: string, signal: AbortSignal): Promise<Row | null> {
  const answer = await answered(
    service.GET("/relations/{id}", { params: { path: { id }, query: { limit: 1 } }, signal }),
  );
  return (answer.row as Row | null | undefined) ?? null; // ids of three parts are of relations
}

async function overall(asked: Asked, centres: readonly string[], signal: AbortSignal): Promise<Found> {
  const most = SIZES[asked.size]?.overall ?? PAGE;
  const rows: Row[] = [];
  let after: string | null | undefined = null;
  do {
    const limit = Math.min(most - rows.length, PAGE);
    const actor = centres.length > 0 ? { actor: [...centres] } : {};
    const query = { ...asked.filters, ...asked.ways, ...actor, limit, ...(after ? { after } : {}) };
    const page: Schemas["Relations"] = await answered(service.GET("/relations", { params: { query }, signal }));
    rows.push(...page.plain, ...page.claimed);
    after = page.next;
  } while (after && rows.length < most);
  return { rows, centres, seen: new Map(), more: Boolean(after) };
}

async function around(name: string, asked: Asked, signal: AbortSignal): Promise<Found> {
  const { around: limit, relations } = SIZES[asked.size] ?? { around: PAGE, relations: PAGE };
  const query = { ...asked.filters, limit, relations };
  const answer = await answered(
    service.GET("/actors/{name}/neighbourhood", { params: { path: { name }, query }, signal }),
  );
  const seen = answer.actors.map(({ actor, hidden, hub }) => [actor.id, { actor, hidden, hub }] as const);
  const centre = answer.centre;
  return {
    rows: answer.relations,
    centres: [centre.id],
    seen: new Map<string, Seen>([[centre.id, { actor: centre, hidden: 0, hub: false }], ...seen]),
    more: answer.found > answer.relations.length,
  };
}

/** Returns all parts in one; of what is hidden the part that hides least tells. */
export function merged(parts: readonly Found[]): Found {
  const rows = new Map<string, Row>();
  const seen = new Map<string, Seen>();
  for (const part of parts) {
    for (const row of part.rows) rows.set(row.id, row);
    for (const [id, one] of part.seen) {
      const before = seen.get(id);
      if (!before || one.hidden < before.hidden) seen.set(id, one);
    }
  }
  for (const row of rows.values())
    for (const actor of [row.subject, row.object])
      if (!seen.has(actor.id)) seen.set(actor.id, { actor, hidden: 0, hub: false });
  return {
    rows: [...rows.values()],
    centres: [...new Set(parts.flatMap((part) => part.centres))],
    seen,
    more: parts.some((part) => part.more),
  };
}
