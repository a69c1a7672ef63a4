/** Disputes: what some say and others deny, with the words of each side next to one another. */

import { Card, DisputeHeading, DisputeThread, SideLine } from "../../evidence/thread-view";
import { againstOf, saysOf } from "../../evidence/sides";
import { HEAT_WORDS, heatOf, newestOf, once, type Order, ordered, ORDERS } from "../../evidence/thread";
import { Field, FilterBar } from "../../parts/filters";
import { Shown } from "../../parts/shown";
import { useAnswer } from "../../service/answers";
import { answered, type Schemas, service } from "../../service/client";
import { change, linkHere, useAddress } from "../../state/address";
import { type FilterName, filtersOf } from "../../state/filters";
import "./disputes.css";

type Row = Schemas["DisputeRow"];

const PAGE = 50;
const MOST = 1000;
const FILTERS: readonly FilterName[] = [
  "actor",
  "by",
  "of",
  "between",
  "type",
  "family",
  "byKind",
  "ofKind",
  "outlet",
  "since",
  "until",
  "publishedSince",
  "publishedUntil",
  "knownBy",
  "speaker",
  "topic",
  "place",
  "weapon",
  "minClaims",
  "minOutlets",
  "minSpeakers",
  "minConfidence",
  "plain",
  "own",
];

export default function Disputes() {
  const { params } = useAddress();
  const one = params.get("dispute");
  return one ? <One id={one} /> : <List />;
}

function One({ id }: { id: string }) {
  const answer = useAnswer(`dispute ${id}`, (signal) =>
    answered(service.GET("/disputes/{id}", { params: { path: { id } }, signal })),
  );
  return (
    <div class="one-dispute column">
      <p class="screen">
        <a href={linkHere({ dispute: null, open: null })}>
          <span aria-hidden="true">←</span> All disputes
        </a>
      </p>
      <Shown answer={answer}>{(row) => <DisputeThread row={row} level={1} />}</Shown>
    </div>
  );
}

function List() {
  const { params } = useAddress();
  const limit = Math.min(MOST, Math.max(PAGE, Number(params.get("rows")) || PAGE));
  const query = { ...filtersOf(params, FILTERS), quotes: 1, limit };
  const answer = useAnswer(`disputes ${JSON.stringify(query)}`, (signal) =>
    answered(service.GET("/disputes", { params: { query }, signal })),
  );
  const order = ORDERS.find((one) => one === params.get("order")) ?? "widest";
  return (
    <div class="column">
      <h1>Disputes</h1>
      <p class="quiet">What some say and others deny. A denial never makes less of a claim: it stands beside it.</p>
      <FilterBar names={FILTERS}>
        <OrderField order={order} />
      </FilterBar>
      <Shown
        answer={answer}
        empty={(found) => found.disputes.length === 0}
        nothing="Nothing that is loaded is disputed, with these filters. Take some out, or load more articles."
      >
        {(found) => (
          <Rows rows={ordered(found.disputes, order)} more={found.next && limit < MOST ? limit + PAGE : null} />
        )}
      </Shown>
    </div>
  );
}

function OrderField({ order }: { order: Order }) {
  return (
    <Field label="First those">
      <select
        value={order}
        onChange={(event) =>
          change({ order: event.currentTarget.value === "widest" ? null : event.currentTarget.value })
        }
      >
        <option value="widest">most widely told</option>
        <option value="hottest">hottest</option>
        <option value="newest">told last</option>
        <option value="most even">most even</option>
      </select>
    </Field>
  );
}

function Rows({ rows, more }: { rows: readonly Row[]; more: number | null }) {
  const newest = newestOf(rows);
  return (
    <>
      <ol class="disputes">
        {rows.map((row) => (
          <li key={row.id} class="card dispute" data-dispute={row.id}>
            <div class="dispute-top">
              <DisputeHeading row={row} level={2} link={linkHere({ dispute: row.id, open: null })} />
              <Heat row={row} newest={newest} />
            </div>
            <Balance row={row} />
            <Words row={row} />
          </li>
        ))}
      </ol>
      {more !== null && (
        <button type="button" onClick={() => change({ rows: String(more) })}>
          Show more
        </button>
      )}
    </>
  );
}

/** Three small bars, as many filled as reasons hold, and a word. */
function Heat({ row, newest }: { row: Row; newest: string | null }) {
  const { degree, reasons } = heatOf(row, newest);
  return (
    <span
      class={`dispute-heat degree-${degree}`}
      title={reasons.join("; ") || "told by few, a while ago, or by one side alone"}
    >
      <svg viewBox="0 0 22 14" aria-hidden="true">
        {[0, 1, 2].map((at) => (
          <rect key={at} x={at * 8} y={8 - at * 4} width="6" height={6 + at * 4} class={at < degree ? "full" : ""} />
        ))}
      </svg>
      {HEAT_WORDS[degree]}
      <span class="unseen">: {reasons.join("; ")}</span>
    </span>
  );
}

/** How many say so against how many deny it, with who they are. */
function Balance({ row }: { row: Row }) {
  const against = row.denials + row.counters;
  return (
    <div class="dispute-balance small">
      <p class="says">
        <SideLine side={saysOf(row)} />
      </p>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect class="says" x="0" y="0" width={share(row.claims, against)} height="6" />
        <rect
          class="against"
          x={share(row.claims, against)}
          y="0"
          width={100 - share(row.claims, against)}
          height="6"
        />
      </svg>
      <p class="against">
        <SideLine side={againstOf(row)} />
        {row.questions > 0 && (
          <span class="quiet">
            {" "}
            · {row.questions} {row.questions === 1 ? "asks" : "ask"}
          </span>
        )}
      </p>
    </div>
  );
}

function share(says: number, against: number): number {
  return says + against ? (100 * says) / (says + against) : 50;
}

/** A sentence of each side, next to one another. */
function Words({ row }: { row: Row }) {
  const sayings = once(row.statements);
  const says = sayings.filter((one) => one.role === "says").slice(0, 1);
  const against = sayings.filter((one) => one.role !== "says" && one.role !== "questions").slice(0, 1);
  return (
    <div class="dispute-columns">
      <div class="dispute-side says">
        {says.map((one) => (
          <Card key={one.quote.claim} saying={one} row={row} />
        ))}
        {says.length === 0 && <p class="quiet small">Nobody in what is loaded says so.</p>}
      </div>
      <div class="dispute-side against">
        {against.map((one) => (
          <Card key={one.quote.claim} saying={one} row={row} />
        ))}
      </div>
    </div>
  );
}
