/** Asks for the claims of a row: of a relation, or of a row that names a weapon, a topic, a place or nobody as its object. */

import { answered, type Schemas, service } from "../service/client";
import { isOf, rowId } from "./sorted";

const PAGE = 500; // claims at a time

/** A row with the claims that were asked for; `next` is null where these are all. */
export interface Asked {
  readonly row: Schemas["RelationRow"] | null;
  readonly claims: readonly Schemas["Claim"][];
  readonly next: string | null;
}

/** Returns a row's claims, the newest first, so many pages of them; throws Trouble. */
export async function asked(id: string, pages: number, signal: AbortSignal): Promise<Asked> {
  const parts = rowId(id);
  let row: Asked["row"] = null;
  let after: string | null = null;
  const claims: Schemas["Claim"][] = [];
  for (let page = 0; page < pages; page += 1) {
    const got: { row?: Asked["row"]; claims: Schemas["Claim"][]; next?: string | null } = await (parts.object
      ? ofRelation(`${parts.subject}.${parts.relation}.${parts.object}`, after, signal)
      : ofSubject(parts.subject, parts.relation, after, signal));
    row = got.row ?? row;
    claims.push(...got.claims.filter((claim) => isOf(claim, parts)));
    after = got.next ?? null;
    if (!after) break;
  }
  return { row, claims, next: after };
}

function ofRelation(id: string, after: string | null, signal: AbortSignal) {
  const query = { limit: PAGE, ...(after ? { after } : {}) };
  const found = answered(service.GET("/relations/{id}", { params: { path: { id }, query }, signal }));
  return found.then((one) => ({ ...one, row: (one.row ?? null) as Asked["row"] })); // ids of three parts are of relations
}

function ofSubject(subject: string, relation: string, after: string | null, signal: AbortSignal) {
  const query = { by: [subject], type: [relation], own: true, limit: PAGE, ...(after ? { after } : {}) };
  return answered(service.GET("/claims", { params: { query }, signal }));
}
