/** What is told of the chosen time: relations, claims, or of a pair each relation day by day; all open into their evidence. */

import { ToldClaim } from "../../evidence/claim";
import { openLink } from "../../evidence/open";
import { Speakers } from "../../evidence/telling";
import { dayText, type Period } from "../../parts/days";
import { Marks, Told } from "../../parts/names";
import { Shown } from "../../parts/shown";
import { useAnswer } from "../../service/answers";
import { answered, type Schemas, service } from "../../service/client";
import { linkHere } from "../../state/address";
import { type Asked, ofTwo, type Show } from "./asked";

const MOST = 50; // rows: more is read with a narrower time
const LABELS: Readonly<Record<Show, string>> = { relations: "Relations", claims: "Claims", days: "Between the two" };

/** Shows one of them, with the way to the others. */
export function Below({ asked, period }: { asked: Asked; period: Period }) {
  const ways: readonly Show[] = asked.pair ? ["days", "relations", "claims"] : ["relations", "claims"];
  return (
    <>
      <nav class="time-ways screen" aria-label="What is shown of the time">
        {ways.map((one) => (
          <a key={one} href={linkHere({ show: one })} aria-current={one === asked.show ? "true" : undefined}>
            {LABELS[one]}
          </a>
        ))}
      </nav>
      {asked.show === "claims" && <Claims asked={asked} />}
      {asked.show === "relations" && <Relations asked={asked} />}
      {asked.show === "days" && asked.pair && <Days asked={asked} pair={asked.pair} period={period} />}
    </>
  );
}

function Relations({ asked }: { asked: Asked }) {
  const query = { ...asked.filters, limit: MOST };
  const answer = useAnswer(`relations ${JSON.stringify(query)}`, (signal) =>
    answered(service.GET("/relations", { params: { query }, signal })),
  );
  return (
    <Shown
      answer={answer}
      empty={(found) => found.plain.length + found.claimed.length === 0}
      nothing="Nothing of this time says so. Take another time, or fewer filters."
    >
      {(found) => (
        <>
          <RelationList rows={found.plain} />
          {found.claimed.length > 0 && (
            <section class="column">
              <h3>Only claimed: somebody’s word</h3>
              <RelationList rows={found.claimed} />
            </section>
          )}
          {found.next && <More what="relations" />}
        </>
      )}
    </Shown>
  );
}

function RelationList({ rows }: { rows: readonly Schemas["RelationRow"][] }) {
  return (
    <ul class="time-list">
      {rows.map((row) => (
        <li key={row.id}>
          <a class="time-row" href={openLink({ kind: "relation", id: row.id })}>
            <span>
              <Told row={row} /> <Marks row={row} />
            </span>
            <span class="quiet small">
              {number(row.claims, "claim")} of {number(row.outlets, "outlet")}
              {row.denials > 0 && ` · ${number(row.denials, "denial")}`}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Claims({ asked }: { asked: Asked }) {
  const query = { ...asked.filters, limit: MOST };
  const answer = useAnswer(`claims ${JSON.stringify(query)}`, (signal) =>
    answered(service.GET("/claims", { params: { query }, signal })),
  );
  return (
    <Shown
      answer={answer}
      empty={(found) => found.claims.length === 0}
      nothing="Nothing of this time says so. Take another time, or fewer filters."
    >
      {(found) => (
        <>
          <ul class="time-list">
            {found.claims.map((claim) => (
              <ClaimRow key={claim.id} claim={claim} />
            ))}
          </ul>
          {found.next && <More what="claims" />}
        </>
      )}
    </Shown>
  );
}

function ClaimRow({ claim }: { claim: Schemas["Claim"] }) {
  const day = claim.dateStart ?? claim.article.published;
  return (
    <li>
      <a class="time-row time-claim" href={openLink({ kind: "claim", id: claim.id })}>
        <span class="quiet small">{day ? dayText(day) : "undated"}</span>
        <span class="column tight">
          <span>
            <ToldClaim claim={claim} />
          </span>
          <span class="quote foreign">{claim.quote}</span>
          <span class="quiet small">
            <Speakers claim={claim} /> · <span class="foreign">{claim.article.outlet}</span>
          </span>
        </span>
      </a>
    </li>
  );
}

function Days({ asked, pair, period }: { asked: Asked; pair: readonly [string, string]; period: Period }) {
  const query = { ...ofTwo(asked.filters), one: pair[0], other: pair[1], by: period };
  const answer = useAnswer(`timeline ${JSON.stringify(query)}`, (signal) =>
    answered(service.GET("/timeline", { params: { query }, signal })),
  );
  return (
    <Shown
      answer={answer}
      empty={(found) => found.rows.length === 0}
      nothing="Nothing of this time is told of the two. Take another time, or fewer filters."
    >
      {(found) => (
        <>
          <ul class="time-list">
            {found.rows.map((row) => (
              <li key={`${row.when ?? ""} ${row.subject.id} ${row.relation} ${row.object.id}`}>
                <TimelineRow row={row} />
              </li>
            ))}
          </ul>
          {!found.complete && <More what="claims" />}
        </>
      )}
    </Shown>
  );
}

function TimelineRow({ row }: { row: Schemas["TimelineRow"] }) {
  const plain = row.plain > 0 || (row.claimed === 0 && row.ended > 0);
  const id = [row.subject.id, row.relation, row.object.id].join(".");
  const numbers = [
    row.plain > 0 && `${row.plain} plain`,
    row.claimed > 0 && `${row.claimed} only claimed`,
    row.denials > 0 && number(row.denials, "denial"),
    row.questions > 0 && number(row.questions, "question"),
    row.ended > 0 && `${row.ended} that it is over`,
  ].filter(Boolean);
  return (
    <a class="time-row time-claim" href={openLink({ kind: "relation", id })}>
      <span class="quiet small">{row.when ? dayText(row.when) : "undated"}</span>
      <span>
        <Told row={{ ...row, plain }} />{" "}
        {row.claimed > 0 && !plain && <span class="tag only-claimed">only claimed</span>}
        {row.denials > 0 && row.plain + row.claimed === 0 && <span class="tag disputed">denied</span>}
      </span>
      <span class="quiet small">{numbers.join(", ")}</span>
    </a>
  );
}

function More({ what }: { what: string }) {
  return <p class="notice">There are more {what}: choose a shorter time, or narrow them with the filters.</p>;
}

function number(many: number, word: string): string {
  return `${many.toLocaleString("en")} ${word}${many === 1 ? "" : "s"}`;
}
