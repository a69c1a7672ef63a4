/** Relations for tests. */

import type { Named, Row } from "./lines";

export function actor(id: string, kind = "State"): Named {
  return { id, name: id.charAt(0) + id.slice(1).toLowerCase(), kind };
}

/** What a relation says of its end that has none. */
export const HOLDS = { over: false, ending: [], negations: 0, negating: [], label: "", inverseLabel: "" };

/** Returns a plain relation of one claim, with what differs. */
export function row(
  subject: string | Named,
  relation: string,
  object: string | Named,
  differs: Partial<Row> = {},
): Row {
  const [by, of] = [subject, object].map((one) => (typeof one === "string" ? actor(one) : one)) as [Named, Named];
  return {
    id: `${by.id}.${relation}.${of.id}`,
    subject: by,
    relation,
    object: of,
    sign: 0,
    plain: true,
    claims: 1,
    stated: 1,
    declared: 0,
    attributed: 0,
    alleged: 0,
    denials: 0,
    questions: 0,
    ended: 0,
    ...HOLDS,
    outlets: 1,
    origins: 1,
    first: "2020-10-01",
    last: "2020-10-05",
    disputed: false,
    said: true,
    speakers: [],
    deniedBy: [],
    weapons: [],
    topics: [],
    best: [],
    denying: [],
    quotes: [],
    ...differs,
  };
}
