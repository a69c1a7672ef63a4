/** What else there is between the two of a relation: the same way, the other way round, and where it is in dispute. */

import { Verb } from "../parts/names";
import { useAnswer } from "../service/answers";
import { answered, type Schemas, service } from "../service/client";
import type { Asked } from "./asked";
import { openLink } from "./open";
import { rowId } from "./sorted";
import { Written } from "./written";

const MANY = 50;
const FEW_DISPUTES = 3;
type Row = Schemas["RelationRow"];

export function Beside({ id, found }: { id: string; found: Asked }) {
  const { subject, relation, object } = rowId(id);
  const contested = found.row?.disputed === true || found.claims.some((claim) => claim.stance === "denies");
  return object ? (
    <>
      {contested && <InDispute pair={[subject, object]} relation={relation} />}
      <Also id={`${subject}.${relation}.${object}`} pair={[subject, object]} />
    </>
  ) : null;
}

function Also({ id, pair }: { id: string; pair: [string, string] }) {
  const answer = useAnswer(`between ${pair.join(" ")}`, (signal) =>
    answered(service.GET("/relations", { params: { query: { between: pair, own: true, limit: MANY } }, signal })),
  );
  if (answer.state !== "here") return null;
  const rows = [...answer.value.plain, ...answer.value.claimed].filter((row) => row.id !== id);
  if (rows.length === 0) return null;
  const [same, back] = [
    rows.filter((row) => row.subject.id === pair[0]),
    rows.filter((row) => row.subject.id !== pair[0]),
  ];
  return (
    <nav class="beside-rows small" aria-label="Other relations of the two">
      {same.length > 0 && <Rows title="Also" rows={same} />}
      {back.length > 0 && <Rows title={`${back[0]?.subject.name ?? ""} in turn`} rows={back} />}
    </nav>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <p>
      <span class="quiet foreign">
        <Written text={title} />:{" "}
      </span>
      {rows.map((row) => (
        <a key={row.id} class={row.plain ? "told" : "told claimed"} href={openLink({ kind: "relation", id: row.id })}>
          <Verb relation={row.relation} sign={row.sign} />{" "}
          <span class="quiet">
            {row.claims}
            {!row.plain && " only claimed"}
          </span>
        </a>
      ))}
    </p>
  );
}

function InDispute({ pair, relation }: { pair: [string, string]; relation: string }) {
  const query = { between: pair, type: [relation], limit: FEW_DISPUTES };
  const answer = useAnswer(`disputes ${pair.join(" ")} ${relation}`, (signal) =>
    answered(service.GET("/disputes", { params: { query }, signal })),
  );
  if (answer.state !== "here" || answer.value.disputes.length === 0) return null;
  return (
    <p class="small disputed-by">
      <span class="tag disputed">disputed</span>{" "}
      {answer.value.disputes.map((row) => (
        <a key={row.id} class="foreign" href={openLink({ kind: "dispute", id: row.id })}>
          <Written text={row.saidBy.map((one) => one.name).join(", ") || "nobody here"} /> against{" "}
          <Written text={[...row.deniedBy, ...row.counteredBy].map((one) => one.name).join(", ")} />
        </a>
      ))}
    </p>
  );
}
