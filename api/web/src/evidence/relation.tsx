/** A relation with all its claims: plain, only claimed, denied and questioned in lists of their own. */

import { useState } from "preact/hooks";
import { Marks, Told } from "../parts/names";
import { Shown } from "../parts/shown";
import { useAnswer } from "../service/answers";
import { RELATIONS } from "../service/vocabulary";
import { change, useAddress } from "../state/address";
import { asked, type Asked } from "./asked";
import { Beside } from "./beside";
import { ClaimCard } from "./card";
import { DrawerFilters, wantedOf } from "./narrowing";
import { OUTSIDE } from "./open";
import { type Claim, folded, type Group, groupOf, GROUPS, narrowed, rowId } from "./sorted";
import { capital, count, dayWords } from "./text";
import { parted, useWithin } from "./within";
import { Written } from "./written";

const MANY = 20; // cards at a time

export function RelationEvidence({ id }: { id: string }) {
  const [most, setMost] = useState(1);
  const answer = useAnswer(`relation ${id} ${most}`, (signal) => asked(id, most, signal));
  return (
    <Shown
      answer={answer}
      empty={(found) => found.claims.length === 0 && !found.row}
      nothing="Nobody says so in what is loaded."
    >
      {(found) => <Found id={id} found={found} more={() => setMost(most + 1)} />}
    </Shown>
  );
}

function Found({ id, found, more }: { id: string; found: Asked; more: () => void }) {
  const within = useWithin(id);
  if (within.state === "waiting")
    return (
      <div class="evidence" aria-busy="true">
        <div class="waiting" />
      </div>
    );
  const apart = parted(found.claims, within.state === "here" ? within.value : { ids: null, plain: false });
  return <Lists id={id} found={found} more={more} {...apart} />;
}

/** The claims that the view counts, in their lists; those outside its filters are folded below. */
function Lists(props: {
  id: string;
  found: Asked;
  more: () => void;
  inside: readonly Claim[];
  outside: readonly Claim[];
}) {
  const { id, found, more, inside, outside } = props;
  const { params } = useAddress();
  const shown = narrowed(inside, wantedOf(params));
  return (
    <div class="evidence">
      <Heading id={id} found={found} inside={inside} />
      <Beside id={id} found={found} />
      {inside.length > 1 && <DrawerFilters claims={inside} shown={shown.length} />}
      <p class="small quiet sentence-key">
        In a sentence: <span class="subject">who</span>, <span class="object">to whom</span>,{" "}
        <span class="speaker">who says so</span>.
      </p>
      {inside.length === 0 && outside.length > 0 && (
        <p class="notice">None of its claims passes the filters of this view.</p>
      )}
      {GROUPS.map(({ name, title, meaning }) => (
        <List key={name} name={name} title={title} meaning={meaning} claims={shown} />
      ))}
      {found.next && (
        <p>
          The newest {count(found.claims.length, "claim")} are here.{" "}
          <button type="button" onClick={more}>
            Get more
          </button>
        </p>
      )}
      {outside.length > 0 && <Outside claims={outside} shown={params.has(OUTSIDE)} />}
    </div>
  );
}

/** The claims that the filters of the view leave out: told by their number, and shown where that is wanted. */
function Outside({ claims, shown }: { claims: readonly Claim[]; shown: boolean }) {
  return (
    <section class="claims claims-outside" aria-labelledby="title-outside">
      <p class="row">
        <strong id="title-outside">{count(claims.length, "claim")} more outside the filters of this view</strong>
        <button
          type="button"
          class="screen"
          aria-expanded={shown}
          onClick={() => change({ [OUTSIDE]: shown ? null : "1" }, { replace: true })}
        >
          {shown ? "Hide" : "Show"}
        </button>
      </p>
      {shown && folded(claims).map((told) => <ClaimCard key={told.claim.id} told={told} />)}
    </section>
  );
}

/** Who does what to whom, and how many say so how. */
function Heading({ id, found, inside }: { id: string; found: Asked; inside: readonly Claim[] }) {
  const { claims } = found;
  const parts = rowId(id);
  const row = parts.detail ? null : found.row; // of a weapon or topic the claims tell what the whole relation does not
  const told = row ?? named(claims);
  if (!told) return <h2 class="foreign">{id}</h2>;
  const kind = row?.plain ? "plain claims" : "claims";
  const total = inside.length < claims.length ? `Without these filters ${kind}` : capital(kind);
  return (
    <header class="column tight">
      <h2>
        <Told row={told} /> <Marks row={told} />
        {parts.detail && (
          <span class="tag foreign about">
            <Written text={parts.detail} />
          </span>
        )}
      </h2>
      <p class="small quiet">{RELATIONS[told.relation]?.definition}</p>
      <ul class="claim-tally" aria-label="How many claims">
        {GROUPS.map(({ name, short }) => (
          <Tally key={name} name={name} words={short} claims={inside} more={found.next !== null} />
        ))}
      </ul>
      {row && (
        <p class="small">
          {total} from {count(row.outlets, "outlet")},{" "}
          <span title="Copies of one text count as one origin">{count(row.origins, "origin")}</span>,{" "}
          {row.speakers.length ? count(row.speakers.length, "speaker") : "in the articles’ own voice"}
          {row.first &&
            `, ${dayWords(row.first)}${row.last && row.last !== row.first ? ` – ${dayWords(row.last)}` : ""}`}
          {row.deniedBy.length > 0 && (
            <>
              . Denied by{" "}
              <strong class="foreign">
                <Written text={row.deniedBy.map((one) => one.name).join(", ")} />
              </strong>
            </>
          )}
        </p>
      )}
    </header>
  );
}

/** Returns what claims alone tell of their row. */
function named(claims: readonly Claim[]) {
  const [claim] = claims;
  if (!claim) return null;
  const { subject, relation, object } = claim;
  const groups = new Set(claims.map(groupOf));
  const sign = RELATIONS[relation]?.sign ?? 0;
  const plain = groups.has("plain");
  return {
    subject,
    relation,
    object,
    sign,
    plain,
    said: plain || groups.has("claimed"),
    disputed: groups.has("denied"),
  };
}

function Tally(props: { name: Group; words: readonly [string, string]; claims: readonly Claim[]; more: boolean }) {
  const number = props.claims.filter((claim) => groupOf(claim) === props.name).length;
  if (number === 0 && !["plain", "claimed", "denied"].includes(props.name)) return null;
  const jump = () => {
    const list = document.getElementById(`claims-${props.name}`);
    list?.focus({ preventScroll: true });
    list?.scrollIntoView({ block: "start" });
  };
  return (
    <li>
      <button type="button" class={`tag word ${props.name}`} disabled={number === 0} onClick={jump}>
        <b>
          {number}
          {props.more && number > 0 ? "+" : ""}
        </b>{" "}
        {props.words[number === 1 ? 0 : 1]}
      </button>
    </li>
  );
}

function List(props: { name: Group; title: string; meaning: string; claims: readonly Claim[] }) {
  const [most, setMost] = useState(MANY);
  const mine = folded(props.claims.filter((claim) => groupOf(claim) === props.name));
  if (mine.length === 0) return null;
  return (
    <section id={`claims-${props.name}`} class="claims" tabIndex={-1} aria-labelledby={`title-${props.name}`}>
      <h3 id={`title-${props.name}`}>
        {props.title} <span class="quiet">{mine.length}</span>
      </h3>
      <p class="small quiet">{props.meaning}</p>
      {mine.slice(0, most).map((told) => (
        <ClaimCard key={told.claim.id} told={told} />
      ))}
      {mine.length > most && (
        <button type="button" onClick={() => setMost(most + MANY)}>
          Show {Math.min(MANY, mine.length - most)} more of {mine.length}
        </button>
      )}
    </section>
  );
}
