/** Who arms whom with what: as a flow picture and as a table, both down to the sentences. */

import { openLink } from "../../evidence/open";
import { ChosenActors } from "../../parts/chosen";
import { groundColumns, whoColumns } from "../../parts/columns";
import { FilterBar } from "../../parts/filters";
import { BarLegend } from "../../parts/grounds";
import { Verb } from "../../parts/names";
import { type Column, Sheet } from "../../parts/sheet";
import { Shown } from "../../parts/shown";
import { useAnswer } from "../../service/answers";
import { answered, type Schemas, service } from "../../service/client";
import { change, linkHere, useAddress } from "../../state/address";
import { type FilterName, filtersOf } from "../../state/filters";
import { NAMES } from "../support/question";
import { allOf, Files } from "../support/table";
import { FlowChart } from "./chart";
import { pictureOf, relationOf, stateOf, type Transfer } from "./flows";
import "./arms.css";

const ROWS = 500;
const DRAWN = 60; // transfers; more are no picture
const UNFIT: readonly FilterName[] = ["type", "family"];
const ENDS: readonly FilterName[] = ["by", "of"]; // have fields here
const OWN = { as: null, sort: null, open: null, weapon: null };

type Answer = { readonly arms: Schemas["Transfers"]; readonly against: Schemas["Relations"] };

export default function Arms() {
  const { params } = useAddress();
  const names = NAMES.filter((name) => !UNFIT.includes(name));
  const query = { ...filtersOf(params, names), limit: ROWS };
  const without = {
    ...filtersOf(
      params,
      names.filter((name) => name !== "weapon"),
    ),
    limit: ROWS,
  }; // for what is hostile
  const answer = useAnswer(`arms ${JSON.stringify(query)}`, async (signal): Promise<Answer> => {
    const [arms, halted, against] = await Promise.all([
      answered(service.GET("/arms", { params: { query }, signal })),
      answered(service.GET("/arms", { params: { query: { ...query, plain: false, modality: "negated" } }, signal })),
      answered(service.GET("/opposition", { params: { query: without }, signal })),
    ]);
    const unsaid = [...arms.unsaid, ...halted.unsaid].filter((row) => stateOf(row) === "stopped");
    return { arms: { ...arms, unsaid }, against };
  });
  return (
    <div class="arms column">
      <header class="row heads">
        <h1>Who arms whom with what</h1>
        <a class="screen" href={linkHere({ ...OWN, family: "military-support" }, "graph")}>
          The same in the graph
        </a>
      </header>
      <FilterBar names={names.filter((name) => !ENDS.includes(name))} own={ENDS}>
        <ChosenActors name="by" label="Supplier" />
        <ChosenActors name="of" label="Recipient" />
      </FilterBar>
      <Shown
        answer={answer}
        empty={(found) => allOf(found.arms).length === 0}
        nothing="Nobody here is told to arm anybody."
      >
        {(found) => <Found {...found} />}
      </Shown>
    </div>
  );
}

function Found({ arms, against }: Answer) {
  const { params } = useAddress();
  const pairs = params.get("as") === "pairs";
  const rows = allOf(arms);
  const drawn = [...arms.plain, ...arms.unsaid, ...arms.claimed].slice(0, DRAWN);
  const hostile = new Map<string, Schemas["RelationRow"][]>();
  for (const row of allOf(against)) {
    const key = `${row.subject.id} ${row.object.id}`;
    hostile.set(key, [...(hostile.get(key) ?? []), row]);
  }
  return (
    <>
      <div class="row">
        <p role="status">
          <strong>{drawn.length}</strong> of {rows.length}
          {arms.next ? " and more" : ""} transfers drawn
          {drawn.length < rows.length && ": those with most behind them. Narrow by supplier, recipient or weapon"}
        </p>
        <div class="row screen ends" role="group" aria-label="Drawn">
          <button type="button" aria-pressed={!pairs} onClick={() => change({ as: null })}>
            With weapons
          </button>
          <button type="button" aria-pressed={pairs} onClick={() => change({ as: "pairs" })}>
            Suppliers and recipients
          </button>
        </div>
      </div>
      <FlowChart
        key={pairs ? "pairs" : "weapons"}
        picture={pictureOf(drawn, !pairs)}
        label={`Flow picture of ${drawn.length} transfers; the table below has the same`}
      />
      <Legend />
      <div class="row">
        <BarLegend />
        <div class="row screen ends">
          <Files rows={arms} name="allegiance-arms" />
        </div>
      </div>
      <Sheet
        caption="Who arms whom with what"
        columns={columnsOf(rows, (row) => hostile.get(`${row.subject.id} ${row.object.id}`) ?? [])}
        rows={arms}
        evidence={relationOf}
        unsaid={["Stopped", "told to be suspended or cancelled: nothing goes there by it"]}
      />
    </>
  );
}

function Legend() {
  return (
    <ul class="flow-legend small quiet">
      <li>
        <span class="stream delivered" /> plain: delivered, or not told how far
      </li>
      <li>
        <span class="stream promised" /> plain: offered or ordered, nothing came yet
      </li>
      <li>
        <span class="stream claimed" /> only claimed
      </li>
      <li>
        <span class="stream stopped" /> suspended, cancelled or over
      </li>
      <li>The wider, the more independent texts tell of it. A stream opens its evidence, a name narrows the view.</li>
    </ul>
  );
}

function columnsOf(
  rows: readonly Transfer[],
  against: (row: Transfer) => Schemas["RelationRow"][],
): Column<Transfer>[] {
  const [supplier, , recipient] = whoColumns<Transfer>(relationOf);
  const what: Column<Transfer>[] = [
    {
      name: "weapon",
      label: "With what",
      value: (row) => row.weapon,
      show: (row) => (
        <a class="opens" href={openLink({ kind: "relation", id: relationOf(row) })} title="Open the evidence">
          <span class={row.plain || !row.said ? "foreign" : "foreign told-only"}>{row.weapon ?? "not named"}</span>
          <span class="unseen">: the evidence that {row.subject.name} supplies it</span>
        </a>
      ),
    },
    { name: "statuses", label: "How far", value: (row) => stateOf(row), show: (row) => <HowFar row={row} /> },
    {
      name: "amounts",
      label: "How much",
      mostFirst: true,
      value: (row) => row.amounts[0]?.quantity ?? row.amounts[0]?.value ?? null,
      show: (row) => row.amounts.map(amount).join("; "),
    },
    {
      name: "against",
      label: "And yet",
      value: (row) => against(row)[0]?.relation ?? null,
      show: (row) => against(row).map((one) => <AndYet key={one.id} row={one} />),
    },
  ];
  const ends = [supplier, recipient].filter((column) => column !== undefined);
  const [from, to] = [
    { ...ends[0], label: "Supplier" },
    { ...ends[1], label: "Recipient" },
  ] as Column<Transfer>[];
  const told = what.slice(1).filter((column) => rows.some((row) => column.value(row) !== null));
  return [...(from ? [from] : []), ...what.slice(0, 1), ...(to ? [to] : []), ...told, ...groundColumns(rows)];
}

const MARKS = { delivered: "✓", promised: "○", stopped: "✕", untold: "" } as const;

/** What is told of how far a transfer has come, what was told last first. */
function HowFar({ row }: { row: Transfer }) {
  const state = stateOf(row);
  if (row.statuses.length === 0) return <span class="quiet">{state === "stopped" ? "over" : "not told"}</span>;
  return (
    <span class={`far ${row.plain || !row.said ? state : "said"}`}>
      {row.plain || !row.said ? <span aria-hidden="true">{MARKS[state]} </span> : "said to be "}
      {row.statuses.map((one) => (one.claims > 1 ? `${one.status} (${one.claims})` : one.status)).join(", before: ")}
    </span>
  );
}

/** What else a supplier does to who gets its arms, where that is hostile. */
function AndYet({ row }: { row: Schemas["RelationRow"] }) {
  return (
    <a class="opens and-yet" href={openLink({ kind: "relation", id: row.id })}>
      <span class={row.plain ? "told" : "told claimed"}>
        <Verb relation={row.relation} sign={row.sign} />
      </span>{" "}
      <span class="small quiet">{row.last}</span>
    </a>
  );
}

function amount(one: Schemas["Amount"]): string {
  const number = new Intl.NumberFormat("en");
  const money = one.value === null ? null : `${number.format(one.value)} ${one.currency ?? ""}`.trim();
  return [one.quantity === null ? null : number.format(one.quantity), money].filter(Boolean).join(", ");
}
