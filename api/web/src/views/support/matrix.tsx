/** Actors by actors, coloured by what one does to the other in sum, in blocs: as a grid that arrow keys walk through. */

import { useMemo, useRef, useState } from "preact/hooks";
import { openLink } from "../../evidence/open";
import { Actor, Kind, Marks, Told } from "../../parts/names";
import { Shown } from "../../parts/shown";
import { useAnswer } from "../../service/answers";
import { answered, service } from "../../service/client";
import { RELATIONS, reading, SIGN_GLYPHS, SIGN_WORDS, signOf } from "../../service/vocabulary";
import { change, useAddress } from "../../state/address";
import { blocsOf } from "./blocs";
import { firstOf, nextOf, type Place, STEPS } from "./walk";
import { type Cell, Pairs } from "./pairs";
import { filtersIn } from "./question";
import { allOf } from "./table";

const MOST = 36; // actors; more are no picture
const ROWS = 1000;
const ALIGNED = Object.values(RELATIONS)
  .filter((type) => type.aligned)
  .map((type) => type.name);
const STRENGTHS = [3, 8]; // net weights above which a colour is fuller: a side taken, pressure by several

export function MatrixView() {
  const { params } = useAddress();
  const filters = filtersIn(params);
  const query = { ...(filters.type || filters.family ? {} : { type: ALIGNED }), ...filters, limit: ROWS };
  const answer = useAnswer(`matrix ${JSON.stringify(query)}`, (signal) =>
    answered(service.GET("/relations", { params: { query }, signal })),
  );
  return (
    <Shown answer={answer} empty={(found) => allOf(found).length === 0}>
      {(found) => <Matrix pairs={new Pairs(allOf(found))} more={found.next !== null && found.next !== undefined} />}
    </Shown>
  );
}

function Matrix({ pairs, more }: { pairs: Pairs; more: boolean }) {
  const { params } = useAddress();
  const [seen, setSeen] = useState<Cell | null>(null);
  const blocs = useMemo(() => blocsOf(pairs.foremost(MOST), (one, other) => pairs.bond(one, other)), [pairs]);
  const pair = params.get("pair")?.split("~") ?? [];
  const [one, other] = pair;
  const left = pairs.actors.size - blocs.flat().length;
  return (
    <div class="matrix-view">
      <div>
        <p role="status">
          <strong>{blocs.flat().length}</strong> of {pairs.actors.size} actors
          {left > 0 && `: those joined or parted most. Narrow by kind of actor, dates or outlets to see the others`}
          {more && ` (of the ${ROWS} relations with most behind them)`}
        </p>
        <Grid blocs={blocs} pairs={pairs} chosen={pair} onSee={setSeen} />
      </div>
      <aside class="column" aria-label="Between two">
        {one && other ? <Between one={one} other={other} pairs={pairs} /> : <Reading />}
        {seen && (
          <p class="seen small quiet screen" aria-hidden="true">
            {inWords(seen)}
          </p>
        )}
      </aside>
    </div>
  );
}

function Grid(props: {
  blocs: readonly string[][];
  pairs: Pairs;
  chosen: readonly string[];
  onSee: (cell: Cell | null) => void;
}) {
  const { blocs, pairs, chosen, onSee } = props;
  const ids = blocs.flat();
  const edges = edgesOf(blocs);
  const box = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Place | null>(null);
  const has = ([row, column]: Place) => pairs.cell(ids[row] ?? "", ids[column] ?? "") !== undefined;
  const entry = at && has(at) ? at : firstOf(ids.length, has);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const next = entry && step && nextOf(entry, step, ids.length, has);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    box.current?.querySelector<HTMLElement>(`[data-at="${next.join(" ")}"]`)?.focus();
  };
  return (
    <div class="wide matrix-box">
      <table
        class="matrix"
        role="grid"
        aria-label="What each row’s actor does to each column’s"
        ref={box}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <td>
              <span class="unseen">who, to whom</span>
            </td>
            {ids.map((id) => (
              <th key={id} scope="col" class={edges.has(id) ? "edge" : ""} title={pairs.actors.get(id)?.name}>
                <span class="foreign">{pairs.actors.get(id)?.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((from, row) => (
            <tr key={from} class={edges.has(from) ? "edge" : ""}>
              <th scope="row" title={pairs.actors.get(from)?.name}>
                <Kind kind={pairs.actors.get(from)?.kind ?? ""} />
                <span class="foreign">{pairs.actors.get(from)?.name}</span>
              </th>
              {ids.map((to, column) => {
                const cell = pairs.cell(from, to);
                const look = `${edges.has(to) ? "edge " : ""}${blocs.some((b) => b.includes(from) && b.includes(to)) ? "own" : ""}`;
                if (!cell) return <td key={to} class={from === to ? `${look} self` : look} />;
                return (
                  <td key={to} class={look}>
                    <CellButton
                      cell={cell}
                      place={[row, column]}
                      entered={entry?.[0] === row && entry[1] === column}
                      here={chosen.includes(from) && chosen.includes(to)}
                      rows={pairs.between(from, to).map((one) => one.id)}
                      onSee={(shown) => {
                        onSee(shown);
                        if (shown) setAt([row, column]);
                      }}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellButton(props: {
  cell: Cell;
  place: Place;
  entered: boolean;
  here: boolean;
  rows: readonly string[];
  onSee: (cell: Cell | null) => void;
}) {
  const { cell, place, entered, here, rows, onSee } = props;
  const sign = signOf(cell.net);
  const strength = 1 + STRENGTHS.filter((least) => Math.abs(cell.net) > least).length;
  const pair = `${cell.from.id}~${cell.to.id}`;
  const only = rows.length === 1 ? `relation~${rows[0] ?? ""}` : null;
  return (
    <button
      type="button"
      class={`cell ${SIGN_WORDS[sign]} s${strength}${cell.plain ? "" : " claimed"}`}
      data-at={place.join(" ")}
      tabIndex={entered ? 0 : -1}
      aria-pressed={here}
      aria-label={inWords(cell)}
      title={inWords(cell)}
      onFocus={() => onSee(cell)}
      onMouseEnter={() => onSee(cell)}
      onClick={() => change({ pair, open: only })}
    >
      <span aria-hidden="true">{cell.mixed ? "◆" : SIGN_GLYPHS[sign]}</span>
    </button>
  );
}

function inWords({ from, to, net, plain, mixed, rows }: Cell): string {
  const what = [...new Set(rows.map((row) => reading(row.relation) + (row.plain ? "" : " (only claimed)")))].join(", ");
  const sign = mixed ? `of both signs, ${SIGN_WORDS[signOf(net)]} in sum` : SIGN_WORDS[signOf(net)];
  return `${from.name} to ${to.name}: ${sign}${plain ? "" : ", only claimed"}: ${what}`;
}

function Between({ one, other, pairs }: { one: string; other: string; pairs: Pairs }) {
  const rows = pairs.between(one, other);
  const [first, second] = [pairs.actors.get(one), pairs.actors.get(other)];
  return (
    <section class="card column">
      <h2>
        {first && <Actor actor={first} />} <span class="quiet">and</span> {second && <Actor actor={second} />}
      </h2>
      {rows.length === 0 && <p class="quiet">Under these filters nothing is told of the two.</p>}
      <ul class="plainly column">
        {rows.map((row) => (
          <li key={row.id}>
            <a class="opens" href={openLink({ kind: "relation", id: row.id })}>
              <Told row={row} />
            </a>{" "}
            <span class="small quiet">
              {row.claims} {row.claims === 1 ? "claim" : "claims"}, {row.last ?? "no date"}
            </span>{" "}
            <Marks row={row} />
          </li>
        ))}
      </ul>
      <button type="button" class="bare screen" onClick={() => change({ pair: null, open: null })}>
        How to read this
      </button>
    </section>
  );
}

function Reading() {
  return (
    <section class="card column small">
      <h2>How to read this</h2>
      <p>
        A row’s actor towards a column’s. Who stands together stands side by side; the heaviest bloc comes first and its
        foes last.
      </p>
      <ul class="plainly column keys">
        {([1, -1, 0] as const).map((sign) => (
          <li key={sign}>
            <span class={`cell sample ${SIGN_WORDS[sign]} s3`}>{SIGN_GLYPHS[sign]}</span> {SIGN_WORDS[sign]}
            {sign === 0 ? ": both sides of it weigh the same" : " in sum, the fuller the more"}
          </li>
        ))}
        <li>
          <span class="cell sample friendly s2">◆</span> of both signs, in the colour of the sum
        </li>
        <li>
          <span class="cell sample hostile s2 claimed">{SIGN_GLYPHS[-1]}</span> only claimed: hatched and dashed
        </li>
      </ul>
      <p>
        Each relation weighs what its type weighs, more with more independent texts. A cell opens what is told of the
        two. Arrow keys go from cell to cell.
      </p>
    </section>
  );
}

/** Returns before whom a line is drawn: who begins a bloc of several, or comes after one. */
function edgesOf(blocs: readonly string[][]): Set<string | undefined> {
  return new Set(
    blocs.filter((bloc, at) => bloc.length > 1 || (blocs[at - 1]?.length ?? 0) > 1).map((bloc) => bloc[0]),
  );
}
