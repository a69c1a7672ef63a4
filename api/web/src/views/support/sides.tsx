/** Who stands on both sides: who supports or arms two that are opposed to one another, each of the three down to its sentences. */

import { openLink } from "../../evidence/open";
import { Actor, Marks, Told } from "../../parts/names";
import { Shown } from "../../parts/shown";
import type { Row } from "../../parts/sheet";
import { useAnswer } from "../../service/answers";
import { answered, type Schemas, service } from "../../service/client";
import { useAddress } from "../../state/address";
import { type FilterName, filtersOf } from "../../state/filters";
import { NAMES, supportIn } from "./question";

const MOST = 60;
const TYPES: readonly FilterName[] = ["type", "family"]; // go as those types of them that are support

type Sides = Omit<Schemas["BothSides"], "parties"> & { readonly parties: readonly Schemas["Named"][] };

export function SidesView() {
  const { params } = useAddress();
  const names = NAMES.filter((name) => !TYPES.includes(name));
  const types = supportIn(params);
  const query = { ...filtersOf(params, names), ...(types?.length ? { type: [...types] } : {}), limit: MOST };
  const answer = useAnswer(`sides ${JSON.stringify(query)}`, (signal) =>
    answered(service.GET("/both-sides", { params: { query }, signal })),
  );
  return (
    <Shown
      answer={answer}
      empty={(found) => found.plain.length + found.claimed.length === 0}
      nothing="Nobody here is told to support two that are opposed to one another."
    >
      {(found) => (
        <div class="column">
          {types === null && (
            <p class="quiet" role="status">
              The kind of relation that is chosen is no support: all support is shown.
            </p>
          )}
          <SidesList rows={found.plain} head="Plain" />
          <SidesList rows={found.claimed} head="Only claimed" />
          {found.next && <p class="quiet">The first {MOST}. Name who, or whom, to see others.</p>}
        </div>
      )}
    </Shown>
  );
}

function SidesList({ rows, head }: { rows: readonly Sides[]; head: string }) {
  if (rows.length === 0) return null;
  return (
    <section class="column">
      <h2>{head}</h2>
      <ul class="plainly sides">
        {rows.map((row) => (
          <li key={`${row.one.id} ${row.other.id}`} class={row.plain ? "card" : "card claimed-card"}>
            <h3>
              <Actor actor={row.actor} />
              {row.parties.map((party, index) => (
                <span key={party.id}>
                  {" "}
                  <span class="quiet">{index === 0 ? "between" : "and"}</span> <Actor actor={party} />
                </span>
              ))}
            </h3>
            <ul class="plainly">
              <Side row={row.one} />
              <Side row={row.other} />
              <Side row={row.opposed} and="and yet" />
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Side({ row, and }: { row: Row; and?: string }) {
  return (
    <li>
      {and && <span class="quiet">{and} </span>}
      <a class="opens" href={openLink({ kind: "relation", id: row.id })}>
        <Told row={row} />
      </a>{" "}
      <span class="small quiet">
        {row.claims} {row.claims === 1 ? "claim" : "claims"}, {row.last ?? "no date"}
      </span>{" "}
      <Marks row={row} />
    </li>
  );
}
