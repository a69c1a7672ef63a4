/** A dispute as a thread on a time line: what the one side says next to what the other says, day by day. */

import { useRef } from "preact/hooks";
import { Actor, Told } from "../parts/names";
import { useAnswer } from "../service/answers";
import { answered, type Schemas, service } from "../service/client";
import { RELATIONS, STANDINGS } from "../service/vocabulary";
import { Explained } from "./explained";
import { useNear } from "./near";
import { openLink } from "./open";
import { Speakers } from "./telling";
import { capital, count, dayWords } from "./text";
import { againstOf, once, roleWords, saysOf, type Side } from "./sides";
import { chain } from "./speakers";
import { type Day, type Saying, thread } from "./thread";
import "./thread.css";
import { Written } from "./written";

type Row = Schemas["DisputeRow"];

export function DisputeThread({ row, level = 2 }: { row: Row; level?: 1 | 2 }) {
  const days = thread(row.statements);
  return (
    <section class="thread" aria-label="Dispute">
      <DisputeHeading row={row} level={level} />
      <Sides row={row} />
      <ol class="thread-days">
        {days.map((day) => (
          <DayRow key={day.day ?? ""} day={day} row={row} level={level === 1 ? 2 : 3} />
        ))}
      </ol>
      {row.interested.length > 0 && (
        <p class="interested small">
          <span class="quiet">Who is concerned: </span>
          {row.interested.map((actor) => (
            <Actor key={actor.id} actor={actor} />
          ))}
        </p>
      )}
    </section>
  );
}

/** What is in dispute, in the words of the claims that tell it most. */
export function DisputeHeading({ row, level, link }: { row: Row; level: 1 | 2 | 3; link?: string }) {
  const Title = `h${level}` as const;
  const told = <Told row={{ ...row, sign: RELATIONS[row.relation]?.sign ?? 0 }} />;
  const details = [...new Set(row.propositions.flatMap((one) => [one.weapon, one.place, one.topic]))].filter(Boolean);
  return (
    <header class="dispute-heading">
      <Title>{link ? <a href={link}>{told}</a> : told}</Title>
      <p class="row small">
        {!row.plain && (
          <span
            class="tag only-claimed"
            title="No article states it in its own voice, and the actor does not say it of itself"
          >
            {row.claims ? "only claimed" : "nobody here says so"}
          </span>
        )}
        {details.map((word) => (
          <span key={word} class="tag foreign about">
            <Written text={word ?? ""} />
          </span>
        ))}
        <span class="quiet">
          {count(row.outlets, "outlet")}, {count(row.articles, "article")}
          {row.first &&
            ` · ${dayWords(row.first)}${row.last && row.last !== row.first ? ` – ${dayWords(row.last)}` : ""}`}
        </span>
      </p>
    </header>
  );
}

/** Who is on which side, above the columns of what they say. */
function Sides({ row }: { row: Row }) {
  return (
    <div class="dispute-sides">
      <SideTold name="says" side={saysOf(row)} />
      <SideTold name="against" side={againstOf(row)} />
    </div>
  );
}

function SideTold({ name, side }: { name: "says" | "against"; side: Side }) {
  return (
    <div class={`dispute-side ${name}`}>
      <p class="side-name">
        {capital(side.does)} <span class="quiet">in {count(side.sentences, "sentence")}</span>
      </p>
      <p>
        <Voices voices={side.voices} none={nobody(side)} />
        <AlsoArticles side={side} />
      </p>
    </div>
  );
}

/** How many voices a side has and what they do, with their names: a number is that of the names behind it. */
export function SideLine({ side }: { side: Side }) {
  const { voices, does, sentences } = side;
  return (
    <>
      {voices.length > 0 && (
        <>
          <b>{voices.length}</b> {does}:{" "}
        </>
      )}
      <Voices voices={voices} none={`${nobody(side)}${sentences > 0 ? ` ${does}` : ""}`} />
      <AlsoArticles side={side} />
      {sentences > 0 && <span class="quiet"> · in {count(sentences, "sentence")}</span>}
    </>
  );
}

function AlsoArticles({ side }: { side: Side }) {
  return side.articles && side.voices.length > 0 ? <span class="quiet">, and the articles themselves</span> : null;
}

/** Returns who stands where no voice is named. */
function nobody({ sentences }: Side): string {
  return sentences > 0 ? "the articles themselves" : "nobody in what is loaded";
}

export function Voices({ voices, none }: { voices: readonly Schemas["Voice"][]; none: string }) {
  if (voices.length === 0) return <span class="quiet">{none}</span>;
  return (
    <>
      {voices.map((one, at) => (
        <span key={`${one.id ?? ""} ${one.name}`}>
          {at > 0 && ", "}
          {one.id ? (
            <strong class="foreign">
              <Written text={one.name} />
            </strong>
          ) : (
            <span class="foreign" title="nobody is named">
              “<Written text={one.name} />”
            </span>
          )}
        </span>
      ))}
    </>
  );
}

function DayRow({ day, row, level }: { day: Day; row: Row; level: 2 | 3 }) {
  const Title = `h${level}` as const;
  return (
    <li class="thread-day">
      <Title class="day-name">
        {day.day ? <time dateTime={day.day}>{dayWords(day.day)}</time> : "No date"}
        {day.gap !== null && <span class="quiet"> {count(day.gap, "day")} later</span>}
      </Title>
      {(day.says.length > 0 || day.against.length > 0) && (
        <div class="dispute-columns">
          <div class="dispute-side says">
            {day.says.map((one) => (
              <Card key={one.quote.claim} saying={one} row={row} />
            ))}
          </div>
          <div class="dispute-side against">
            {day.against.map((one) => (
              <Card key={one.quote.claim} saying={one} row={row} />
            ))}
          </div>
        </div>
      )}
      {day.asks.map((one) => (
        <Card key={one.quote.claim} saying={one} row={row} />
      ))}
    </li>
  );
}

/** What somebody says of a dispute, in the words of the article. */
export function Card({ saying, row }: { saying: Saying; row: Row }) {
  const { quote, role, others } = saying;
  const box = useRef<HTMLElement>(null);
  const near = useNear(box);
  const answer = useAnswer(near && quote.speakers.length > 1 ? `claim ${quote.claim}` : null, (signal) =>
    answered(service.GET("/claims/{id}", { params: { path: { id: quote.claim } }, signal })),
  );
  const link = answer.state === "here" ? chain(answer.value.claim.speakers)[0] : undefined; // who said it first, of a chain
  const names = link
    ? link.speakers.map((one) => ({ name: one.actor?.name ?? one.text, named: one.actor !== null }))
    : whose(saying, row).map((name) => ({ name, named: isNamed(name, row) }));
  return (
    <article class={`saying ${role}`} ref={box} data-claim={quote.claim}>
      <p class="small">
        {answer.state === "here" ? (
          <Speakers claim={{ ...answer.value.claim, stance: "affirms" }} />
        ) : (
          <strong class="foreign">
            <Written text={whose(saying, row).join(", ")} />
          </strong>
        )}{" "}
        <span class={`tag part ${role}`}>{roleWords(role, names)}</span> {role === "says" && <Grade quote={quote} />}
      </p>
      <blockquote class="quote foreign">
        <Written text={quote.text} />
      </blockquote>
      <p class="small quiet">
        <a class="foreign" href={openLink({ kind: "article", id: quote.article, at: quote.claim })}>
          <Written text={quote.outlet ?? quote.title} />
        </a>
        {others.map((one) => (
          <span key={one.claim}>
            {", "}
            <a class="foreign" href={openLink({ kind: "article", id: one.article, at: one.claim })}>
              <Written text={one.outlet ?? one.title} />
            </a>
          </span>
        ))}
        {others.length > 0 && " (the same sentence)"}
      </p>
    </article>
  );
}

/** Returns who says it; of "X denied it", which the article says, X. */
function whose({ quote, role }: Saying, row: Row): string[] {
  if (quote.speakers.length) return [...new Set(quote.speakers)];
  if (role === "says") return ["The article"];
  const against = once([...row.deniedBy, ...row.counteredBy]);
  return [(against.length === 1 && against[0]?.name) || "One of them"];
}

function isNamed(name: string, row: Row): boolean {
  return ![...row.saidBy, ...row.deniedBy, ...row.counteredBy].some((one) => one.name === name && one.id === null);
}

function Grade({ quote }: { quote: Schemas["Quote"] }) {
  const standing = STANDINGS.find((one) => one.name === quote.standing);
  if (!standing) return null;
  const claimed = standing.name === "attributed" || standing.name === "alleged";
  return (
    <Explained word={standing.label} class={claimed ? "only-claimed" : "is-plain"}>
      {standing.definition}
    </Explained>
  );
}
