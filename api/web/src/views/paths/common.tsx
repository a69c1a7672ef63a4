/** Whom two actors have in common: friends of both, foes of both, by the net weight between them. */

import { openLink } from "../../evidence/open";
import { Actor, Marks, Told } from "../../parts/names";
import { useAnswer } from "../../service/answers";
import { answered, type Schemas, service } from "../../service/client";
import { filtersOf } from "../../state/filters";
import { useAddress } from "../../state/address";
import { NAMES } from "./question";

const MOST = 12;

export function CommonCard({ one, other }: { one: string; other: string }) {
  const { params } = useAddress();
  const plain = params.get("plain") === "true";
  const rollUp = params.get("rollUp") === "true";
  const query = { ...filtersOf(params, NAMES), plain, rollUp, actors: [one, other], limit: MOST };
  const answer = useAnswer(`common ${JSON.stringify(query)}`, (signal) =>
    answered(service.GET("/analysis/common", { params: { query }, signal })),
  );
  if (answer.state !== "here") return null; // beside what was asked: no word of it where it cannot be had
  const { friends, foes, actors } = answer.value;
  if (friends.length + foes.length === 0) return null;
  const names = actors.map((actor) => actor.name).join(" and ");
  return (
    <section class="column">
      <h2>Whom {names} have in common</h2>
      <div class="common">
        <Shared rows={friends} head="Friends of both" />
        <Shared rows={foes} head="Foes of both" />
      </div>
    </section>
  );
}

function Shared({ rows, head }: { rows: readonly Schemas["CommonRow"][]; head: string }) {
  return (
    <section class="card column">
      <h3>{head}</h3>
      {rows.length === 0 && <p class="quiet">Nobody, as far as is told.</p>}
      <ul class="plainly column">
        {rows.map((row) => (
          <li key={row.actor.id}>
            <Actor actor={row.actor} />
            <ul class="plainly within">
              {row.relations.map((relation) => (
                <li key={relation.id}>
                  <a class="opens" href={openLink({ kind: "relation", id: relation.id })}>
                    <Told row={relation} />
                  </a>{" "}
                  <Marks row={relation} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
