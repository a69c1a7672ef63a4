/** Actors and relations as words: the same on every view. */

import { Written } from "../evidence/written";
import type { Schemas } from "../service/client";
import { KIND_COLOURS, reading, SIGN_GLYPHS, SIGN_WORDS, signOf, spaced } from "../service/vocabulary";
import { linkTo } from "../state/address";
import { meet } from "./actor-name";

type Named = Schemas["Named"];

/** An actor's name with the colour of its kind, which is also said; leads to the graph around it unless `plain`. */
export function Actor({ actor, plain = false }: { actor: Named; plain?: boolean }) {
  meet(actor); // so that a link to it need not ask who that is
  const inside = (
    <>
      <Kind kind={actor.kind} />
      <span class="foreign">
        <Written text={actor.name} />
      </span>
    </>
  );
  return plain ? (
    <span class="actor">{inside}</span>
  ) : (
    <a class="actor" href={linkTo("graph", { actor: actor.id })}>
      {inside}
    </a>
  );
}

/** The colour of a kind of actor, with its name for who cannot see it. */
export function Kind({ kind }: { kind: string }) {
  return (
    <>
      <svg class="kind" viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="5" fill={KIND_COLOURS[kind] ?? "#c3c9d1"} />
      </svg>
      <span class="unseen">{spaced(kind)} </span>
    </>
  );
}

/** What one does to the other, with its sign as a glyph, a colour and a word. */
export function Verb({ relation, sign, forward = true }: { relation: string; sign: number; forward?: boolean }) {
  const way = signOf(sign);
  return (
    <span class={`verb ${SIGN_WORDS[way]}`}>
      <span class="glyph" aria-hidden="true">
        {SIGN_GLYPHS[way]}
      </span>
      <span class="unseen">{SIGN_WORDS[way]}: </span>
      <span>{reading(relation, forward)}</span>
    </span>
  );
}

/** What is told of one relation, or one claim: who does what to whom. */
export function Told(props: {
  row: { subject: Named; relation: string; object: Named | null; sign?: number; plain?: boolean };
}) {
  const { subject, relation, object, sign = 0, plain = true } = props.row;
  return (
    <span class={plain ? "told" : "told claimed"}>
      <Actor actor={subject} plain /> <Verb relation={relation} sign={sign} />{" "}
      {object && <Actor actor={object} plain />}
    </span>
  );
}

/** Says where a relation is not plain, or not agreed on. */
export function Marks({ row }: { row: { plain: boolean; said: boolean; disputed: boolean } }) {
  return (
    <>
      {!row.plain && (
        <span
          class="tag only-claimed"
          title="No article states it in its own voice, and the actor does not say it of itself"
        >
          {row.said ? "only claimed" : "denied, questioned or hypothetical"}
        </span>
      )}
      {row.disputed && <span class="tag disputed">disputed</span>}
    </>
  );
}
