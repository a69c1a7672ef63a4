/** One claim, with all that is known of it, what it is about, and what answers it. */

import type { ComponentChildren } from "preact";
import { Told } from "../parts/names";
import { Shown } from "../parts/shown";
import { useAnswer } from "../service/answers";
import { answered, type Schemas, service } from "../service/client";
import { RELATIONS } from "../service/vocabulary";
import { ClaimLinks, Sentence } from "./card";
import { openLink } from "./open";
import { type Group, groupOf } from "./sorted";
import { happened, Speakers, Standing, SurenessWords, Where } from "./telling";
import { count } from "./text";
import { Written } from "./written";

type Claim = Schemas["Claim"];

export function ClaimEvidence({ id }: { id: string }) {
  const answer = useAnswer(`claim ${id}`, (signal) =>
    answered(service.GET("/claims/{id}", { params: { path: { id } }, signal })),
  );
  return <Shown answer={answer}>{(found) => <Whole found={found} />}</Shown>;
}

function Whole({ found }: { found: Schemas["ClaimInContext"] }) {
  const { claim, before, after, about, answers } = found;
  return (
    <div class="evidence">
      <header class="column tight">
        <h2>
          <ToldClaim claim={claim} />
        </h2>
        <p>
          <Speakers claim={claim} />
        </p>
      </header>
      <article class={`claim ${groupOf(claim)}`} data-claim={claim.id}>
        <Sentence claim={claim} before={before} after={after} />
        <div class="claim-meta">
          <Standing claim={claim} />
        </div>
        <ClaimLinks claim={claim} own={false} />
      </article>
      <Facts claim={claim} />
      <Tied title="It is about" claims={about} />
      <Tied title="What answers it" claims={answers} />
      <p class="small">
        <a href={openLink({ kind: "relation", id: relationOf(claim) })}>
          All claims that say <ToldClaim claim={claim} bare />
        </a>
      </p>
    </div>
  );
}

const GROUP_WORDS: Readonly<Record<Group, string>> = {
  plain: "plain",
  claimed: "only claimed",
  denied: "denied",
  questioned: "questioned",
  over: "told to be over",
  unsaid: "wanted, planned or possible",
};

/** What a claim says, in the words of the ontology; dashed where it is not plain. */
export function ToldClaim({ claim, bare = false }: { claim: Claim; bare?: boolean }) {
  const group = groupOf(claim);
  const sign = RELATIONS[claim.relation]?.sign ?? 0;
  const row = { ...claim, sign, plain: group === "plain" || group === "over" };
  if (bare) return <Told row={{ ...row, plain: true }} />;
  return (
    <>
      <Told row={row} /> {!claim.object && <span class="quiet">(nobody named)</span>}{" "}
      {!row.plain && <span class={`tag part-${group}`}>{GROUP_WORDS[group]}</span>}
    </>
  );
}

/** Returns the id of the relation that a claim tells of; of one without an object, that of its row. */
export function relationOf({ subject, relation, object }: Claim): string {
  const ends = [subject.id, object?.id ?? ""];
  if (object && RELATIONS[relation]?.symmetric) ends.sort();
  return [ends[0], relation, ends[1]].join(".");
}

/** All else that was read, as a list of names and values. */
function Facts({ claim }: { claim: Claim }) {
  const { quantity, value, currency, content } = claim;
  return (
    <dl class="claim-facts">
      <Fact name="Published">
        <Where claim={claim} />
      </Fact>
      <Fact name="Happened">
        {claim.dateFrom === "text" ? happened(claim) : "not told: the day of publication counts"}
      </Fact>
      <Fact name="Who">{named(claim.subject)}</Fact>
      <Fact name="To whom">{claim.object && named(claim.object)}</Fact>
      <Fact name="Weapon">{claim.weapon}</Fact>
      <Fact name="Amount">{quantity ?? null}</Fact>
      <Fact name="Worth">{value ? `${value.toLocaleString("en")} ${currency ?? ""}` : null}</Fact>
      <Fact name="Status">{claim.status}</Fact>
      <Fact name="Place">{claim.place}</Fact>
      <Fact name="Topic">{claim.topic}</Fact>
      <Fact name="Office">{claim.office && `${claim.former ? "former " : ""}${claim.office}`}</Fact>
      <Fact name="Of what">{content && `“${content.quote}”`}</Fact>
      <Fact name="Stands in">{claim.part}</Fact>
      <Fact name={`Read with ${Math.round(claim.confidence * 100)} %`}>
        <SurenessWords claim={claim} />
      </Fact>
    </dl>
  );
}

function named({ text, name, id, side }: Schemas["ActorRef"]): string {
  return `${name}${text === name ? "" : `, in the text “${text}”`}${side && side !== id ? `; acts for ${side}` : ""}`;
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === null || children === undefined || children === "" || children === false) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd class="foreign">{typeof children === "string" ? <Written text={children} /> : children}</dd>
    </>
  );
}

function Tied({ title, claims }: { title: string; claims: readonly Claim[] }) {
  if (claims.length === 0) return null;
  return (
    <section class="claims">
      <h3>
        {title} <span class="unseen">{count(claims.length, "claim")}</span>
      </h3>
      {claims.map((claim) => (
        <article key={claim.id} class={`claim ${groupOf(claim)}`}>
          <p>
            <a href={openLink({ kind: "claim", id: claim.id })}>
              <ToldClaim claim={claim} />
            </a>
          </p>
          <p class="small">
            <Speakers claim={claim} />:{" "}
            <span class="foreign">
              “<Written text={claim.quote} />”
            </span>
          </p>
        </article>
      ))}
    </section>
  );
}
