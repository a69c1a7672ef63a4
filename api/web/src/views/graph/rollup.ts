/** States only: each relation between the states for which its actors act in the articles that tell of it. */

import { answered, service } from "../../service/client";
import { KINDS } from "../../service/vocabulary";
import type { Named, Row, Tie } from "./lines";

const STATE = KINDS[0]; // the ontology names states first
const BATCH = 200; // relations a query: their rows stay below what the service gives at once
const SIDES = `UNWIND $ids AS id
MATCH (c:Claim {relationId: id})
MATCH (c)-[s:SUBJECT]->(:Actor)
MATCH (c)-[o:OBJECT]->(:Actor)
WITH id, s.side AS bySide, o.side AS ofSide, count(c) AS claims
RETURN id, bySide, ofSide, claims`;
const NAMES = `MATCH (a:Actor) WHERE a.id IN $ids RETURN a.id AS id, a.name AS name, a.kind AS kind`;

/** For whom the two ends of a relation act in some of its claims. */
export interface Sides {
  readonly id: string;
  readonly by: Named | null;
  readonly of: Named | null;
}

/** Returns the ties between states; a relation within one state is none. */
export function rolledUp(rows: readonly Row[], sides: readonly Sides[]): Tie[] {
  const held = new Map<string, Sides[]>();
  for (const one of sides) held.set(one.id, [...(held.get(one.id) ?? []), one]);
  const found = new Map<string, Tie>();
  for (const row of rows)
    for (const { by, of } of held.get(row.id) ?? [{ by: null, of: null }]) {
      const source = stateOf(row.subject, by);
      const target = stateOf(row.object, of);
      if (source && target && source.id !== target.id)
        found.set(`${row.id} ${source.id} ${target.id}`, { row, source, target });
    }
  return [...found.values()];
}

function stateOf(actor: Named, side: Named | null): Named | null {
  return actor.kind === STATE ? actor : side?.kind === STATE ? side : null;
}

/** Returns for whom the actors of relations act; throws Trouble. */
export async function sidesOf(rows: readonly Row[], signal: AbortSignal): Promise<Sides[]> {
  const ids = rows.filter(({ subject, object }) => subject.kind !== STATE || object.kind !== STATE).map(({ id }) => id);
  const told: (readonly unknown[])[] = [];
  for (let start = 0; start < ids.length; start += BATCH)
    told.push(...(await cypher(SIDES, { ids: ids.slice(start, start + BATCH) }, signal)));
  const known = new Set(told.flatMap(([, by, of]) => [by, of]).filter((id) => typeof id === "string"));
  const names = new Map<unknown, Named>();
  for (const [id, name, kind] of known.size > 0 ? await cypher(NAMES, { ids: [...known] }, signal) : [])
    names.set(id, { id: String(id), name: String(name), kind: String(kind) });
  return told.map(([id, by, of]) => ({ id: String(id), by: names.get(by) ?? null, of: names.get(of) ?? null }));
}

async function cypher(query: string, parameters: Record<string, unknown>, signal: AbortSignal): Promise<unknown[][]> {
  const answer = await answered(service.POST("/cypher", { body: { query, parameters, form: "table" }, signal }));
  return (answer as { rows?: unknown[][] }).rows ?? [];
}
