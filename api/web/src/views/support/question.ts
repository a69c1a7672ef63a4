/** What the table asks: one of three questions, with the filters of the address, so many pages of it. */

import type { Apart, Row } from "../../parts/sheet";
import { answered, type Schemas, service } from "../../service/client";
import { FAMILIES } from "../../service/vocabulary";
import { type FilterName, type Filters, filtersOf } from "../../state/filters";

export const QUESTIONS = ["support", "opposition", "relations"] as const;
export type Question = (typeof QUESTIONS)[number];

export const TITLES: Readonly<Record<Question, string>> = {
  support: "Who supports whom",
  opposition: "Who stands against whom",
  relations: "Who does what to whom",
};

export const NAMES: readonly FilterName[] = [
  ...(["actor", "by", "of", "between", "type", "family", "byKind", "ofKind", "outlet"] as const),
  ...(["since", "until", "publishedSince", "publishedUntil", "asOf", "knownBy", "speaker"] as const),
  ...(["topic", "place", "weapon", "minClaims", "minOutlets", "minOrigins", "minSpeakers", "minConfidence"] as const),
  ...(["plain", "own", "members"] as const),
];

export const PAGE = 200; // rows; about as many as somebody looks through
const MOST_PAGES = 50; // of one address, so that no link asks without end

/** Rows put apart, and whether there are more. */
export interface Rows extends Apart<Row> {
  readonly more: boolean;
}

/** Returns which question an address asks: kinds of relation that are chosen take the place of a question's own. */
export function questionOf(params: URLSearchParams): Question {
  if (params.has("family") || params.has("type")) return "relations";
  return QUESTIONS.find((one) => one === params.get("question")) ?? "support";
}

/** Returns how many pages an address asks for. */
export function pagesOf(params: URLSearchParams): number {
  const pages = Number(params.get("pages"));
  return Number.isInteger(pages) && pages > 1 ? Math.min(pages, MOST_PAGES) : 1;
}

/** Returns those types of support that an address asks for, [] for all; null where what it asks for is no support. */
export function supportIn(params: URLSearchParams): readonly string[] | null {
  const families = params.getAll("family").flatMap((name) => FAMILIES[name] ?? []);
  const named = params.getAll("type");
  if (named.length + families.length === 0) return [];
  const both = params.has("family") && named.length > 0;
  const asked = both ? named.filter((name) => families.includes(name)) : [...named, ...families];
  const found = asked.filter((name) => FAMILIES.support?.includes(name));
  return found.length > 0 ? found : null;
}

/** Returns the filters of an address as the questions take them. */
export function filtersIn(params: URLSearchParams): Filters {
  return filtersOf(params, NAMES);
}

/** Asks for so many pages, one after the other; throws Trouble. */
export async function asked(
  question: Question,
  query: Filters & { quotes?: number },
  pages: number,
  signal: AbortSignal,
): Promise<Rows> {
  const found: Row[][] = [[], [], []];
  let after: string | null | undefined;
  for (let page = 0; page < pages && after !== null; page++) {
    const answer = await ask(question, { ...query, limit: PAGE, ...(after ? { after } : {}) }, signal);
    [answer.plain, answer.claimed, answer.unsaid].forEach((rows, index) => found[index]?.push(...rows));
    after = answer.next ?? null;
  }
  const [plain = [], claimed = [], unsaid = []] = found;
  return { plain, claimed, unsaid, more: after !== null };
}

interface Query extends Filters {
  limit: number;
  after?: string;
  quotes?: number;
}

function ask(question: Question, query: Query, signal: AbortSignal): Promise<Schemas["Relations"]> {
  const options = { params: { query }, signal };
  if (question === "support") return answered(service.GET("/support", options));
  if (question === "opposition") return answered(service.GET("/opposition", options));
  return answered(service.GET("/relations", options));
}
