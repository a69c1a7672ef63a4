/** Cells of an answer as people read them, each leading to what it names. */

import type { Open } from "../../evidence/open";

/** Whatever an answer in Cypher holds. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** What a cell says, and what it opens: evidence, or the graph around an actor; a path says it part by part. */
export interface Cell {
  readonly text: string;
  readonly open?: Open;
  readonly actor?: string;
  readonly claimed?: boolean; // a relation that is not plain
  readonly parts?: readonly Cell[];
}

/** A term of an answer in SPARQL. */
export interface Term {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
}

const CLAIM = /^c[0-9a-f]{20}$/;
const ARTICLE = /^a[0-9a-f]{20}$/;
const RELATION = /^[^\s.]+\.[A-Z]+(?:_[A-Z]+)*\.[^\s.]+$/;
const RESOURCE = /\/(actor|claim|article|relation)\/([^/#?]+)$/;

/** Returns a cell of an answer in Cypher. */
export function cellOf(value: Json): Cell {
  return typeof value === "string" ? named(value) : (ofGraph(value) ?? { text: textOf(value) });
}

/** Returns a cell of a node, a relation or a path; null of anything else, such as a map that only resembles one. */
function ofGraph(value: Json): Cell | null {
  if (!isObject(value)) return null;
  const { kind, properties, nodes, relations } = value;
  if (kind === "node" && isObject(properties)) return ofNode(properties, value.labels);
  if (kind === "relation" && isObject(properties)) return ofRelation(properties, value.type);
  if (kind !== "path" || !Array.isArray(nodes) || !Array.isArray(relations)) return null;
  const parts = partsOf(nodes, relations);
  return { text: parts.map((part) => part.text).join(""), parts };
}

function ofNode(properties: Record<string, Json>, labels: Json | undefined): Cell {
  const { id } = properties;
  const kinds = Array.isArray(labels) ? labels : [];
  const text = textOf(properties.name ?? properties.title ?? properties.quote ?? id ?? null);
  if (typeof id !== "string") return { text };
  if (kinds.includes("Actor")) return { text, actor: id };
  if (kinds.includes("Claim")) return { text, open: { kind: "claim", id } };
  return kinds.includes("Article") ? { text, open: { kind: "article", id } } : { text };
}

function ofRelation(properties: Record<string, Json>, type: Json | undefined): Cell {
  const { id, plain } = properties;
  const cell = { text: textOf(properties.reading ?? type ?? null), ...(plain === false ? { claimed: true } : {}) };
  return typeof id === "string" && RELATION.test(id) ? { ...cell, open: { kind: "relation", id } } : cell;
}

/** Returns a text, which may be the id of something. */
function named(text: string): Cell {
  if (CLAIM.test(text)) return { text, open: { kind: "claim", id: text } };
  if (ARTICLE.test(text)) return { text, open: { kind: "article", id: text } };
  return RELATION.test(text) ? { text, open: { kind: "relation", id: text } } : { text };
}

/** Returns a value as text: a path from end to end, a list with commas, the rest as JSON. */
export function textOf(value: Json): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map((one) => cellOf(one).text).join(", ");
  return isObject(value) ? (ofGraph(value)?.text ?? JSON.stringify(value)) : String(value);
}

/** Returns a path from end to end, each arrow as it points. */
function partsOf(nodes: Json[], relations: Json[]): Cell[] {
  const [first = null, ...rest] = nodes;
  const steps = rest.flatMap((node, at) => {
    const relation = relations[at] ?? null;
    const before = nodes[at];
    const forward = isObject(relation) && isObject(before) ? relation.start === before.id : true;
    return [{ text: forward ? " — " : " ← " }, cellOf(relation), { text: forward ? " → " : " — " }, cellOf(node)];
  });
  return [cellOf(first), ...steps];
}

/** Returns a cell of an answer in SPARQL: what the graph names is told by its name alone. */
export function cellOfTerm(term: Term | undefined): Cell {
  if (!term) return { text: "" };
  if (term.type !== "uri") return { text: term.value };
  const [, kind = "", id = ""] = RESOURCE.exec(term.value) ?? [];
  if (!id) return { text: term.value.split("#").at(-1) ?? term.value };
  const name = decodeURIComponent(id);
  return kind === "actor"
    ? { text: name, actor: name }
    : { text: name, open: { kind: kind as Open["kind"], id: name } };
}

function isObject(value: Json | undefined): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
