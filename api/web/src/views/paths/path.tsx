/** A path: read aloud, then step by step with its sign, its sentences and what else joins the two. */

import { openLink } from "../../evidence/open";
import { Ground } from "../../parts/grounds";
import { Actor, Marks } from "../../parts/names";
import { Words } from "../../parts/sheet";
import type { Schemas } from "../../service/client";
import { reading, SIGN_GLYPHS, SIGN_WORDS, signOf } from "../../service/vocabulary";
import { linkTo } from "../../state/address";
import { explained } from "./sign";

type Path = Schemas["PathRow"];
type Hop = Schemas["Hop"];

export function PathCard({ path, number }: { path: Path; number: number }) {
  const sign = signOf(path.sign);
  const relations = path.hops.map((hop) => hop.relation.id).join("~");
  const [first] = path.actors;
  const joined = path.hops.every((hop) => acting(hop).length === 0); // else the lines of a picture would not meet
  return (
    <li class={path.plain ? "card path" : "card path claimed-card"}>
      <div class="row">
        <span class={`verb ${SIGN_WORDS[sign]}`}>
          <span class="glyph" aria-hidden="true">
            {SIGN_GLYPHS[sign]}
          </span>
          {sign === 0 ? "neither friendly nor hostile" : SIGN_WORDS[sign]}
        </span>
        {!path.plain && <span class="tag only-claimed">partly only claimed</span>}
        {path.disputed && <span class="tag disputed">disputed</span>}
        <span class="quiet small">
          {path.length} {path.length === 1 ? "step" : "steps"}
          {path.cost !== null && `, costs ${path.cost.toFixed(2)}`}
        </span>
        {joined && (
          <a class="ends screen" href={linkTo("graph", { path: relations })}>
            See in the graph
          </a>
        )}
      </div>
      <h2 class="aloud">
        <span class="unseen">Path {number}: </span>
        <span class="foreign">{path.sentence}</span>
      </h2>
      <p class="small quiet">{explained(path.hops, path.sign)}</p>
      <ol class="hops">
        {first && (
          <li class="stop" key="first">
            <Actor actor={first} />
          </li>
        )}
        {path.hops.map((hop) => (
          <Step key={hop.end.id} hop={hop} />
        ))}
      </ol>
    </li>
  );
}

/** Returns those of a step's relation who act for its two ends. */
function acting({ relation, start, end }: Hop): Schemas["Named"][] {
  return [relation.subject, relation.object].filter((one) => one.id !== start.id && one.id !== end.id);
}

function Step({ hop }: { hop: Hop }) {
  const { relation, forward, sign } = hop;
  const acts = acting(hop);
  const way = SIGN_WORDS[signOf(sign)];
  return (
    <>
      <li class={`hop ${way} ${relation.plain ? "" : "claimed"}`}>
        <div class="row">
          <a class="opens" href={openLink({ kind: "relation", id: relation.id })} title="Open the evidence">
            <span class={relation.plain ? "told" : "told claimed"}>
              <span class={`verb ${way}`}>
                <span class="glyph" aria-hidden="true">
                  {forward ? "↓" : "↑"} {SIGN_GLYPHS[signOf(sign)]}
                </span>
                <span class="unseen">{way}: </span>
                <span>{hop.label}</span>
              </span>
            </span>
            <span class="unseen">
              {hop.start.name} and {hop.end.name}: the evidence
            </span>
          </a>
          {acts.length > 0 && (
            <span class="small">
              by way of{" "}
              {acts.map((one, index) => (
                <span key={one.id}>
                  {index > 0 && " and "}
                  <Actor actor={one} />
                </span>
              ))}
            </span>
          )}
          <Marks row={relation} />
          {hop.mixed && <span class="tag">friendly and hostile relations</span>}
          <span class="quiet small">
            {relation.last ?? "no date"} · {relation.claims} {relation.claims === 1 ? "claim" : "claims"},{" "}
            {relation.origins} {relation.origins === 1 ? "origin" : "origins"} · <Ground row={relation} />
          </span>
        </div>
        {relation.quotes.map((quote) => (
          <Words key={quote.claim} quote={quote} />
        ))}
        {hop.beside.length > 0 && <Beside hop={hop} />}
      </li>
      <li class="stop">
        <Actor actor={hop.end} />
      </li>
    </>
  );
}

function Beside({ hop }: { hop: Hop }) {
  const more = hop.relations - 1 - hop.beside.length;
  return (
    <p class="small quiet beside-list">
      Also, {hop.start.name}{" "}
      {hop.beside.map((one, index) => (
        <span key={one.id}>
          {index > 0 && ", "}
          <a class={one.plain ? "" : "told-only"} href={openLink({ kind: "relation", id: one.id })}>
            {reading(one.relation, one.forward)}
          </a>
          {!one.plain && " (only claimed)"}
        </span>
      ))}{" "}
      {hop.end.name}
      {more > 0 && `, and ${more} more`}.
    </p>
  );
}
