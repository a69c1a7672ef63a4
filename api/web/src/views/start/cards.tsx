/** The start's cards: what a newsroom asks first, a handful of rows each. */

import type { ComponentChildren } from "preact";
import { once } from "../../evidence/sides";
import { FAMILIES, signOf, RELATIONS } from "../../service/vocabulary";
import { Verb } from "../../parts/names";
import { Shown } from "../../parts/shown";
import { type Answer, useAnswer } from "../../service/answers";
import { answered, type Schemas, service } from "../../service/client";
import { linkTo } from "../../state/address";
import { counted, days, EvidenceRow, named, RelationRow } from "./rows";

const MANY = 5; // rows of a card; all of them are on the views
const NEWEST = 6; // articles whose days count as the newest

type Relation = Schemas["RelationRow"];

const OPPOSED = (FAMILIES.opposition ?? []).filter((type) => !(FAMILIES.blame ?? []).includes(type)); // blame has its own card
const SIDED = [...(FAMILIES.support ?? []), ...OPPOSED];
const WAYS = ["", "and", "while"]; // between the three relations of who backs both sides

const signed = (type: string) => signOf(RELATIONS[type]?.sign ?? 0);

/** A card with its heading and the way to all of it. */
function Card<T>(props: {
  title: string;
  all?: { label: string; href: string } | undefined;
  answer: Answer<T>;
  empty: (value: T) => boolean;
  nothing: string;
  children: (value: T) => ComponentChildren;
}) {
  const { title, all, answer, empty, nothing, children } = props;
  return (
    <section class="card start-card" aria-label={title}>
      <div class="start-title">
        <h2>{title}</h2>
        {all && (
          <a class="screen small" href={all.href}>
            {all.label}
          </a>
        )}
      </div>
      <Shown answer={answer} empty={empty} nothing={nothing}>
        {children}
      </Shown>
    </section>
  );
}

interface Parted<T> {
  readonly plain: readonly T[];
  readonly claimed: readonly T[];
}

const isBare = (value: Parted<unknown>) => value.plain.length + value.claimed.length === 0;

/** Shows what is plain, and apart from it what is only claimed. */
function Apart<T>({ rows, children }: { rows: Parted<T>; children: (row: T) => ComponentChildren }) {
  return (
    <>
      {rows.plain.length > 0 && <ul class="start-rows">{rows.plain.map(children)}</ul>}
      {rows.claimed.length > 0 && (
        <>
          <h3 class="start-claimed">Only claimed: somebody’s word</h3>
          <ul class="start-rows">{rows.claimed.map(children)}</ul>
        </>
      )}
    </>
  );
}

const relation = (row: Relation) => <RelationRow key={row.id} row={row} />;

/** Who supports whom, the best attested first. */
export function Support() {
  const answer = useAnswer("start support", (signal) =>
    answered(service.GET("/support", { params: { query: { limit: MANY, quotes: 1 } }, signal })),
  );
  return (
    <Card
      title="Strongest support"
      all={{ label: "All support", href: linkTo("support") }}
      answer={answer}
      empty={isBare}
      nothing="Nobody is said to support anybody."
    >
      {(value) => <Apart rows={value}>{relation}</Apart>}
    </Card>
  );
}

/** Who stands against whom, the best attested first. */
export function Opposition() {
  const answer = useAnswer("start opposition", (signal) =>
    answered(service.GET("/opposition", { params: { query: { limit: MANY, quotes: 1, type: OPPOSED } }, signal })),
  );
  return (
    <Card
      title="Strongest opposition"
      all={{ label: "All opposition", href: linkTo("support", { question: "opposition" }) }}
      answer={answer}
      empty={isBare}
      nothing="Nobody is said to stand against anybody."
    >
      {(value) => <Apart rows={value}>{relation}</Apart>}
    </Card>
  );
}

/** What the newest articles changed. */
export function Changes() {
  const newest = useAnswer("start newest", (signal) =>
    answered(service.GET("/articles", { params: { query: { limit: NEWEST } }, signal })),
  );
  const since =
    newest.state === "here" ? newest.value.articles.flatMap((one) => one.published ?? []).at(-1) : undefined;
  const answer = useAnswer(since ? `start changes ${since}` : null, (signal) =>
    answered(
      service.GET("/changes", {
        params: { query: { limit: MANY, quotes: 1, publishedSince: since ?? null, type: SIDED } },
        signal,
      }),
    ),
  );
  if (newest.state === "here" && !since) return null; // nothing has a date, so that nothing is new
  return (
    <Card
      title="Newest changes"
      all={since ? { label: `published since ${since}`, href: linkTo("time", { publishedSince: since }) } : undefined}
      answer={answer}
      empty={(value) => value.changes.length === 0}
      nothing="The newest articles change nothing."
    >
      {(value) => (
        <ul class="start-rows">
          {value.changes.map((row) => (
            <RelationRow
              key={row.relation.id}
              row={row.relation}
              tag={row.changes.map((one) => (
                <span key={one} class={`tag start-change ${one}`}>
                  {one}
                </span>
              ))}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** What some say and others deny. */
export function Disputes() {
  const answer = useAnswer("start disputes", (signal) =>
    answered(service.GET("/disputes", { params: { query: { limit: MANY } }, signal })),
  );
  return (
    <Card
      title="Hottest disputes"
      all={{ label: "All disputes", href: linkTo("disputes") }}
      answer={answer}
      empty={(value) => value.disputes.length === 0}
      nothing="Nobody denies what others say."
    >
      {(value) => (
        <ul class="start-rows">
          {value.disputes.map((row) => (
            <Dispute key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Dispute({ row }: { row: Schemas["DisputeRow"] }) {
  const against = once([...row.deniedBy, ...row.counteredBy]);
  return (
    <EvidenceRow what={{ kind: "dispute", id: row.id }}>
      <span class={row.plain ? "row" : "row claimed"}>
        <span class="told">
          <b class="foreign">{row.subject.name}</b> <Verb relation={row.relation} sign={signed(row.relation)} />{" "}
          {row.object && <b class="foreign">{row.object.name}</b>}
        </span>
      </span>
      <span class="start-sides small">
        <span class="foreign">
          <span class="quiet">said by </span>
          {row.saidBy.length > 0 ? named(row.saidBy, 3) : "nobody here: only the denial is told"}
        </span>
        <span class="foreign">
          <span class="quiet">denied by </span>
          {against.length > 0 ? named(against, 3) : "nobody by name"}
        </span>
      </span>
      <span class="quiet small">
        {[
          counted(row.claims, "claim"),
          row.denials > 0 ? counted(row.denials, "denial") : "",
          row.counters > 0 ? counted(row.counters, "counter-claim") : "",
          days(row.first, row.last),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </EvidenceRow>
  );
}

/** Who accuses whom, of what. */
export function Accusations() {
  const answer = useAnswer("start accusations", (signal) =>
    answered(service.GET("/accusations", { params: { query: { limit: MANY } }, signal })),
  );
  return (
    <Card
      title="Accusations"
      all={{ label: "In the graph", href: linkTo("graph", { family: "blame" }) }}
      answer={answer}
      empty={isBare}
      nothing="Nobody accuses anybody."
    >
      {(value) => (
        <Apart rows={value}>
          {(row) => (
            <EvidenceRow key={row.id} what={{ kind: "relation", id: row.id }}>
              <span class="foreign">
                <b>{row.subject.name}</b> <Verb relation={row.relation} sign={row.sign} /> <b>{row.object.name}</b>
              </span>
              {row.charges.slice(0, 1).map((charge) => (
                <span key={charge.words} class="start-charge foreign">
                  {charge.proposition ? <Charge of={charge.proposition} /> : `of ${charge.words ?? ""}`}
                </span>
              ))}
              <span class="quiet small foreign">
                {[
                  row.answeredBy.length > 0 ? `answered by ${named(row.answeredBy)}` : "no answer told",
                  counted(row.outlets, "outlet"),
                  days(row.first, row.last),
                ].join(" · ")}
              </span>
            </EvidenceRow>
          )}
        </Apart>
      )}
    </Card>
  );
}

/** What somebody is accused of; it is a charge, and never drawn as what is so. */
function Charge({ of }: { of: Schemas["Proposition"] }) {
  return (
    <span class="claimed">
      of this: {of.subject.name} <Verb relation={of.relation} sign={signed(of.relation)} /> {of.object?.name}{" "}
      {of.weapon ?? of.topic ?? ""}
    </span>
  );
}

/** Who supports or arms two that are opposed to one another. */
export function BothSides() {
  const answer = useAnswer("start both sides", (signal) =>
    answered(service.GET("/both-sides", { params: { query: { limit: MANY } }, signal })),
  );
  return (
    <Card
      title="Who backs or arms both sides"
      all={{ label: "All of them", href: linkTo("support", { as: "sides" }) }}
      answer={answer}
      empty={isBare}
      nothing="Nobody is said to back two that stand against one another."
    >
      {(value) => (
        <Apart rows={value}>
          {(row) => (
            <li key={`${row.one.id} ${row.other.id}`} class="start-both">
              <b class="foreign">{row.actor.name}</b>
              <ul class="start-rows">
                {[row.one, row.other, row.opposed].map((one, at) => (
                  <RelationRow key={one.id} row={one} tag={<span class="start-way">{WAYS[at]}</span>} />
                ))}
              </ul>
            </li>
          )}
        </Apart>
      )}
    </Card>
  );
}
