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
import { count, dayWords } from "./text";
import { type Day, ROLE_WORDS, type Saying, thread } from "./thread";
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
      <div class="dispute-side says">
        <p class="side-name">
          Say so <span class="quiet">{row.claims}</span>
        </p>
        <p>
          <Voices voices={row.saidBy} none={row.claims ? "the articles themselves" : "nobody in what is loaded"} />
        </p>
      </div>
      <div class="dispute-side against">
        <p class="side-name">
          Deny or counter it <span class="quiet">{row.denials + row.counters}</span>
        </p>
        <p>
          <Voices voices={[...row.deniedBy, ...row.counteredBy]} none="the articles themselves" />
        </p>
      </div>
    </div>
  );
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
  return (
    <article class={`saying ${role}`} ref={box} data-claim={quote.claim}>
      <p class="small">
        {answer.state === "here" ? (
          <Speakers claim={{ ...answer.value.claim, stance: "affirms" }} />
        ) : (
          <strong class="foreign">
            <Written text={whose(saying, row)} />
          </strong>
        )}{" "}
        <span class={`tag part ${role}`}>{ROLE_WORDS[role] ?? role}</span> {role === "says" && <Grade quote={quote} />}
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
function whose({ quote, role }: Saying, row: Row): string {
  if (quote.speakers.length) return [...new Set(quote.speakers)].join(", ");
  if (role === "says") return "The article";
  const against = [...row.deniedBy, ...row.counteredBy];
  return (against.length === 1 && against[0]?.name) || "As the article tells";
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
