/** One claim as a card: its sentence in its context, who says so, where, and how it stands. */

import { useRef, useState } from "preact/hooks";
import { useAnswer } from "../service/answers";
import { answered, type Schemas, service } from "../service/client";
import { reading } from "../service/vocabulary";
import { useNear } from "./near";
import { openLink } from "./open";
import { sentence } from "./segments";
import { detail, type Folded, groupOf } from "./sorted";
import { Speakers, Standing, Sureness, Where } from "./telling";
import { count, head, isWeb, tail } from "./text";
import { Written } from "./written";

type Claim = Schemas["Claim"];

export function ClaimCard({ told }: { told: Folded }) {
  const { claim, others } = told;
  const box = useRef<HTMLElement>(null);
  const near = useNear(box);
  const about = detail(claim);
  return (
    <article class={`claim ${groupOf(claim)}`} ref={box} data-claim={claim.id}>
      <p>
        <Speakers claim={claim} />
      </p>
      <InContext claim={claim} near={near} />
      <div class="claim-meta">
        <Standing claim={claim} />
        <Sureness claim={claim} />
        {about && (
          <span class="tag foreign about">
            <Written text={about} />
          </span>
        )}
      </div>
      <p class="small quiet">
        <Where claim={claim} />
      </p>
      {others.length > 0 && <Others claim={claim} others={others} near={near} />}
      <ClaimLinks claim={claim} />
    </article>
  );
}

/** Where one can go on from a claim. */
export function ClaimLinks({ claim, own = true }: { claim: Claim; own?: boolean }) {
  const { article } = claim;
  return (
    <p class="row small screen claim-links">
      <a href={openLink({ kind: "article", id: article.id, at: claim.id })}>In the article</a>
      {own && <a href={openLink({ kind: "claim", id: claim.id })}>All of this claim</a>}
      <SourceLink url={article.url} />
    </p>
  );
}

/** Leads to the article where it was published; only pages of the web are ever linked. */
export function SourceLink({ url }: { url: string | null }) {
  if (!url) return null;
  if (!isWeb(url))
    return (
      <span class="foreign quiet" title="no page of the web, so it is no link">
        <Written text={url} />
      </span>
    );
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      Open at the source <span aria-hidden="true">↗</span>
    </a>
  );
}

/** The sentence, with the text before and after it as soon as that is there. */
function InContext({ claim, near }: { claim: Claim; near: boolean }) {
  const answer = useAnswer(near ? `claim ${claim.id}` : null, (signal) =>
    answered(service.GET("/claims/{id}", { params: { path: { id: claim.id } }, signal })),
  );
  const around = answer.state === "here" ? answer.value : null;
  const others = around?.answers.filter((one) => one.start !== claim.start) ?? []; // not what its own sentence says of it
  const answers = [...new Map(others.map((one) => [`${one.start} ${one.subject.id}`, one])).values()];
  return (
    <>
      <Sentence claim={claim} before={around?.before ?? ""} after={around?.after ?? ""} />
      {answers.map((one) => (
        <p key={one.id} class="small answered">
          <span class="quiet">Answered: </span>
          <a class="foreign" href={openLink({ kind: "claim", id: one.id })}>
            <Written text={one.subject.name} /> {reading(one.relation)}{" "}
            {one.object && <Written text={one.object.name} />}
          </a>
        </p>
      ))}
    </>
  );
}

/** The sentence marked, with who, to whom and who says so in it. */
export function Sentence({ claim, before, after }: { claim: Claim; before: string; after: string }) {
  return (
    <blockquote class="quote foreign">
      <span class="around">
        <Written text={tail(before)} />
      </span>
      <mark>
        {sentence(claim).map(({ text, role }, at) => (
          <span key={at} class={role} title={ROLES[role]}>
            <Written text={text} />
          </span>
        ))}
      </mark>
      <span class="around">
        <Written text={head(after)} />
      </span>
    </blockquote>
  );
}

const ROLES: Readonly<Record<string, string>> = { subject: "who", object: "to whom", speaker: "who says so" };
const FEW = 3;

/** Says where else the same sentence stands, and whether these are copies of one text. */
function Others({ claim, others, near }: { claim: Claim; others: readonly Claim[]; near: boolean }) {
  const [all, show] = useState(false);
  const answer = useAnswer(near ? `copies ${claim.article.id}` : null, (signal) =>
    answered(service.GET("/copies", { params: { query: { article: claim.article.id } }, signal })),
  );
  const group = answer.state === "here" ? answer.value.groups[0] : undefined;
  const copies = new Set(group?.articles.map((one) => one.id));
  const copied = others.filter((one) => copies.has(one.article.id)).length;
  return (
    <p class="small copies">
      {copied > 0 && group ? (
        <strong title="Copies of one text count once, however many outlets print it">
          One text in {count(group.size, "article")}: one origin.
        </strong>
      ) : (
        <strong>The same sentence in {count(others.length + 1, "article")}.</strong>
      )}{" "}
      Also in{" "}
      {others.slice(0, all ? undefined : FEW).map((one, at) => (
        <span key={one.id}>
          {at > 0 && ", "}
          <a class="foreign" href={openLink({ kind: "article", id: one.article.id, at: one.id })}>
            <Written text={one.article.outlet ?? one.article.title} />
          </a>
        </span>
      ))}
      {others.length > FEW && !all && (
        <button type="button" class="bare" onClick={() => show(true)}>
          and {others.length - FEW} more
        </button>
      )}
    </p>
  );
}
