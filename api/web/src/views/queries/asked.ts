/** What is asked in the box, as it stands in the address, and its answer as rows. */

import { answered, headers, type Schemas, service, Trouble, troubleOf } from "../../service/client";
import type { Change } from "../../state/address";
import { type Cell, cellOf, cellOfTerm, type Json, type Term } from "./cells";

export type Language = "cypher" | "sparql";
export type Graph = Schemas["Graph"];

/** A query with values for its parameters. */
export interface Asked {
  readonly language: Language;
  readonly query: string;
  readonly values: Readonly<Record<string, string>>;
}

/** An answer: rows, triples as text, or yes or no; `truncated` says why it is not whole. */
export interface Result {
  readonly columns: readonly { readonly name: string; readonly number: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
  readonly truncated: string | null;
  readonly graph: Graph | null;
  readonly text: string | null;
}

const VALUE = "p."; // before the name of a parameter in the address
const TRIPLES = "text/turtle";
const ROWS = "application/sparql-results+json";

/** Returns what an address asks. */
export function askedOf(params: URLSearchParams): Asked {
  const values = [...params].flatMap(([name, value]) =>
    name.startsWith(VALUE) ? [[name.slice(VALUE.length), value]] : [],
  );
  return {
    language: params.get("lang") === "sparql" ? "sparql" : "cypher",
    query: params.get("q") ?? "",
    values: Object.fromEntries(values) as Record<string, string>,
  };
}

/** Returns the change of an address that asks this, and no longer what it asked before. */
export function changeTo(asked: Asked, before: URLSearchParams): Change {
  const gone = Object.fromEntries(
    [...before.keys()].filter((name) => name.startsWith(VALUE)).map((name) => [name, null]),
  );
  const values = Object.fromEntries(Object.entries(asked.values).map(([name, value]) => [VALUE + name, value]));
  return { ...gone, lang: asked.language === "sparql" ? "sparql" : null, q: asked.query, open: null, ...values };
}

/** Returns the names of a query's parameters, in their order. */
export function parametersOf(query: string): string[] {
  return [...new Set([...query.matchAll(/\$([A-Za-z_]\w*)/g)].map(([, name = ""]) => name))];
}

/** Returns a value as it is meant: a number, list or such where it reads like one, else text. */
export function valueOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function questionOf(asked: Asked): { query: string; parameters: Record<string, Json> } {
  const named = parametersOf(asked.query);
  const given = Object.entries(asked.values).filter(([name]) => named.includes(name));
  return { query: asked.query, parameters: Object.fromEntries(given.map(([name, text]) => [name, valueOf(text)])) };
}

/** Returns the answer; throws Trouble. */
export function ask(asked: Asked, signal: AbortSignal): Promise<Result> {
  return asked.language === "cypher" ? askCypher(asked, signal) : askSparql(asked, signal);
}

async function askCypher(asked: Asked, signal: AbortSignal): Promise<Result> {
  const body = { ...questionOf(asked), form: "both" as const };
  const found = await answered(service.POST("/cypher", { body, signal }));
  if (typeof found === "string") throw new Trouble(200, "Not an answer", "The service answered in another form.");
  const graph = found.graph && found.graph.nodes.length > 0 ? found.graph : null;
  return {
    columns: found.columns.map(({ name, type }) => ({ name, number: type === "integer" || type === "number" })),
    rows: (found.rows ?? []).map((row) => row.map((cell) => cellOf(cell as Json))),
    truncated: found.truncated ?? null,
    graph,
    text: null,
  };
}

async function askSparql(asked: Asked, signal: AbortSignal): Promise<Result> {
  const response = await sparql(asked, `${ROWS}, ${TRIPLES};q=0.9`, signal);
  const bare = {
    columns: [],
    rows: [],
    graph: null,
    text: null,
    truncated: response.headers.get("Allegiance-Truncated"),
  };
  if (!response.headers.get("Content-Type")?.startsWith(ROWS)) return { ...bare, text: await response.text() };
  const found = (await response.json()) as {
    head: { vars?: string[] };
    results?: { bindings: Record<string, Term>[] };
    boolean?: boolean;
  };
  if (found.boolean !== undefined) return { ...bare, text: found.boolean ? "yes" : "no" };
  const names = found.head.vars ?? [];
  const rows = found.results?.bindings ?? [];
  const isNumber = (name: string) => rows.some((row) => row[name]) && rows.every((row) => isNumeric(row[name]));
  return {
    ...bare,
    columns: names.map((name) => ({ name, number: isNumber(name) })),
    rows: rows.map((row) => names.map((name) => cellOfTerm(row[name]))),
  };
}

function isNumeric(term: Term | undefined): boolean {
  return !term || /#(integer|decimal|double|float|long|int)$/.test(term.datatype ?? "");
}

async function sparql(asked: Asked, accept: string, signal: AbortSignal): Promise<Response> {
  const sent = { "Content-Type": "application/sparql-query", Accept: accept };
  return requested("/sparql", { method: "POST", headers: { ...headers(), ...sent }, body: asked.query, signal });
}

async function requested(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Trouble(0, "The service does not answer", "It may have been stopped, or is starting again.");
  }
  if (response.ok) return response;
  throw troubleOf(response.status, await response.json().catch(() => undefined));
}

/** Returns the answer as a file: CSV, or Turtle where it is triples; throws Trouble. */
export async function asFile(asked: Asked): Promise<Blob> {
  const signal = new AbortController().signal;
  if (asked.language === "sparql") return (await sparql(asked, `text/csv, ${TRIPLES};q=0.9`, signal)).blob();
  const sent = { method: "POST", headers: { ...headers(), "Content-Type": "application/json" }, signal };
  return (await requested("/cypher?format=csv", { ...sent, body: JSON.stringify(questionOf(asked)) })).blob();
}

/** Returns the place that a refusal names. */
export function placeOf(detail: string): { readonly line: number; readonly column: number } | null {
  const [, line, column] = /^line (\d+), column (\d+)/.exec(detail) ?? [];
  return line && column ? { line: Number(line), column: Number(column) } : null;
}
