/** An article cut into stretches, so that claims that overlap in it can each be marked. */

import type { Schemas } from "../service/client";
import { cutter } from "./text";

type Claim = Schemas["Claim"];
type Mark = Schemas["Mark"];

/** What a stretch is of a claim: its sentence, words it leans on elsewhere, or an actor of it. */
export type Role = "quote" | "context" | "subject" | "object" | "speaker";

/** A stretch of the text within which nothing begins or ends: the claims whose sentence it is in, and its part in each. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly claims: readonly string[];
  readonly roles: readonly { readonly claim: string; readonly role: Role }[];
  readonly mark: Mark | null;
}

/** A paragraph; the first of an article is its title. */
export interface Block {
  readonly start: number;
  readonly stretches: readonly Stretch[];
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly claim: string;
  readonly role: Role;
}

/** Returns the spans of a claim: its sentence first, then who, to whom, and who says so. */
export function spansOf(claim: Claim): readonly Span[] {
  const of = (role: Role, span: { start: number; end: number } | null): Span[] =>
    span && span.end > span.start ? [{ start: span.start, end: span.end, claim: claim.id, role }] : [];
  return [
    ...of("quote", claim),
    ...claim.context.flatMap((span) => of("context", span)),
    ...of("subject", claim.subject),
    ...of("object", claim.object),
    ...claim.speakers.flatMap((speaker) => of("speaker", speaker)),
  ];
}

/** Returns an article in paragraphs and stretches; all offsets count code points of `content`. */
export function blocksOf(content: string, claims: readonly Claim[], marks: readonly Mark[] = []): readonly Block[] {
  const cut = cutter(content);
  const spans = claims.flatMap(spansOf).toSorted((one, other) => one.start - other.start);
  const edges = new Set([...spans, ...marks].flatMap((span) => [span.start, span.end]));
  const sorted = [...edges].toSorted((one, other) => one - other);
  let at = 0;
  let held: Span[] = [];
  let edge = 0;
  return paragraphs(content).map(({ start, end }) => {
    const stretches: Stretch[] = [];
    let from = start;
    while (from < end) {
      while ((sorted[edge] ?? Infinity) <= from) edge += 1;
      const to = Math.min(end, sorted[edge] ?? end);
      for (let next = spans[at]; next && next.start <= from; next = spans[++at]) held.push(next);
      held = held.filter((span) => span.end > from);
      stretches.push({ ...stretch(held), start: from, end: to, text: cut(from, to), mark: markAt(marks, from) });
      from = to;
    }
    return { start, stretches };
  });
}

function stretch(held: readonly Span[]): Pick<Stretch, "claims" | "roles"> {
  return {
    claims: held.filter((span) => span.role === "quote").map((span) => span.claim),
    roles: held.map(({ claim, role }) => ({ claim, role })),
  };
}

function markAt(marks: readonly Mark[], at: number): Mark | null {
  return marks.find((mark) => mark.start <= at && at < mark.end) ?? null;
}

/** Returns where paragraphs begin and end, in code points; empty lines are between them. */
function paragraphs(content: string): readonly { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let at = 0;
  for (const part of content.split(/(\n\s*\n)/)) {
    const length = /[\ud800-\udbff]/.test(part) ? Array.from(part).length : part.length;
    if (part.trim() !== "") found.push({ start: at, end: at + length });
    at += length;
  }
  return found;
}

/** Returns the claims that are lit: what is chosen, where it is of the sentence that is pointed at, or else all of that. */
export function litOf(pointed: readonly string[], chosen: string | null): readonly string[] {
  if (chosen !== null && (pointed.length === 0 || pointed.includes(chosen))) return [chosen];
  return pointed;
}

/** Returns the part that a stretch has in a claim: the closest one, where it has several. */
export function roleIn(stretch: Stretch, claim: string): Role | null {
  const order: readonly Role[] = ["subject", "object", "speaker", "context", "quote"];
  const roles = new Set(stretch.roles.filter((one) => one.claim === claim).map((one) => one.role));
  return order.find((role) => roles.has(role)) ?? null;
}

/** Returns the sentence of a claim in pieces, each with its part in it. */
export function sentence(claim: Claim): readonly { text: string; role: Role }[] {
  const cut = cutter(claim.quote);
  const length = Array.from(claim.quote).length;
  const inside = spansOf(claim)
    .slice(1)
    .filter((span) => span.role !== "context")
    .map((span) => ({ ...span, start: span.start - claim.start, end: span.end - claim.start }))
    .filter((span) => span.start >= 0 && span.end <= length);
  const edges = [...new Set([0, length, ...inside.flatMap((span) => [span.start, span.end])])].toSorted(
    (a, b) => a - b,
  );
  return edges.slice(0, -1).map((start, at) => ({
    text: cut(start, edges[at + 1] ?? length),
    role: inside.find((span) => span.start <= start && start < span.end)?.role ?? "quote",
  }));
}
