/** What the page's words, signs and lines mean, told in the ontology's own definitions. */

import type { ComponentChildren } from "preact";
import { Kind, Verb } from "../../parts/names";
import {
  FAMILIES,
  KINDS,
  MODALITIES,
  reading,
  RELATIONS,
  type RelationType,
  SIGN_GLYPHS,
  SIGN_WORDS,
  type Sign,
  signOf,
  spaced,
  STANCES,
  STANDINGS,
  type Word,
} from "../../service/vocabulary";

const SIGNS: readonly Sign[] = [1, 0, -1];
const PLAIN = 2; // standings, from the firmest on, that may look like a fact: the article's own voice, and what somebody says of itself

/** A part of the help under its heading. */
export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Words({ words }: { words: readonly Word[] }) {
  return (
    <dl>
      {words.map((word) => (
        <div key={word.name}>
          <dt>{word.label}</dt>
          <dd>{word.definition}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is plain and what is an allegation. */
export function Allegation() {
  return (
    <Part title="Plain, or only claimed">
      <p>Each claim that something is so has a standing, which follows from its sentence alone:</p>
      <h3>Plain</h3>
      <Words words={STANDINGS.slice(0, PLAIN)} />
      <h3>
        <span class="tag only-claimed">only claimed</span> an allegation
      </h3>
      <Words words={STANDINGS.slice(PLAIN)} />
      <p>
        Only what is plain is drawn as a whole line and counted in totals. What is only claimed is dashed, tagged and
        listed apart, however many repeat it. <span class="tag disputed">disputed</span> means that somebody denies or
        contradicts it: then both sides are shown, and neither is called right.
      </p>
      <h3>How it is told</h3>
      <Words words={STANCES} />
      <h3>As what it is told</h3>
      <Words words={MODALITIES} />
      <p>
        Counts are of claims, of outlets, and of origins: one agency text in forty papers is one origin. All of it is
        read by a program, which errs; each claim tells how sure the reading is, and why. Read the sentence before you
        print it.
      </p>
    </Part>
  );
}

/** The marks of the pictures. */
export function Legend() {
  return (
    <Part title="Signs, lines and colours">
      <h3>Actors</h3>
      <ul class="legend">
        {KINDS.map((kind) => (
          <li key={kind}>
            <Kind kind={kind} />
            <span aria-hidden="true">{spaced(kind)}</span>
          </li>
        ))}
      </ul>
      <h3>Signs</h3>
      <ul class="legend">
        {SIGNS.map((sign) => (
          <li key={sign}>
            <Signed sign={sign} />
          </li>
        ))}
      </ul>
      <h3>Lines</h3>
      <ul class="legend lines">
        <Line told="plain" />
        <Line told="only claimed" dashes="7 5" />
        <Line told="told by more origins" width={5} />
        <li>
          <span class="tag disputed">disputed</span> somebody denies it
        </li>
      </ul>
    </Part>
  );
}

function Signed({ sign }: { sign: Sign }) {
  return (
    <span class={SIGN_WORDS[sign]}>
      <span aria-hidden="true">{SIGN_GLYPHS[sign]}</span> {SIGN_WORDS[sign]}
    </span>
  );
}

function Line({ told, dashes, width = 2 }: { told: string; dashes?: string; width?: number }) {
  return (
    <li>
      <svg class="help-line" viewBox="0 0 60 10" aria-hidden="true">
        <line x1="2" y1="5" x2="58" y2="5" stroke="currentColor" stroke-width={width} stroke-dasharray={dashes} />
      </svg>
      {told}
    </li>
  );
}

/** All types of relation, as the ontology defines them, by sign. */
export function Types() {
  return (
    <section aria-labelledby="types">
      <h2 id="types">What can be told of two actors</h2>
      {SIGNS.map((sign) => (
        <OfSign key={sign} sign={sign} types={Object.values(RELATIONS).filter((one) => signOf(one.sign) === sign)} />
      ))}
    </section>
  );
}

function OfSign({ sign, types }: { sign: Sign; types: readonly RelationType[] }) {
  return (
    <details open={sign === 1}>
      <summary>
        <Signed sign={sign} />: {types.map((one) => reading(one.name)).join(", ")}
      </summary>
      <div class="wide" tabIndex={0} role="region" aria-label={`Types that are ${SIGN_WORDS[sign]}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col">Means</th>
              <th scope="col">Such as</th>
              <th scope="col">Belongs to</th>
            </tr>
          </thead>
          <tbody>{types.map(row)}</tbody>
        </table>
      </div>
    </details>
  );
}

function row(type: RelationType) {
  const families = Object.entries(FAMILIES).flatMap(([name, types]) =>
    types.includes(type.name) && !name.startsWith("plover-") ? [name.replaceAll("-", " ")] : [],
  );
  return (
    <tr key={type.name}>
      <th scope="row">
        <Verb relation={type.name} sign={type.sign} />
      </th>
      <td>{type.definition}</td>
      <td class="help-example">{type.example}</td>
      <td class="quiet">{families.join(", ")}</td>
    </tr>
  );
}
