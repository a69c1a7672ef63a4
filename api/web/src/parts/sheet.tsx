/** A table of rows that can be sorted by each column: what is plain, and apart from it what is only claimed. */

import type { ComponentChildren } from "preact";
import { open, openLink } from "../evidence/open";
import type { Schemas } from "../service/client";
import { change, useAddress } from "../state/address";
import { pressed, type Sort, sorted, sortOf, type Value } from "./sorting";
import "./sheet.css";

/** What a row of the service has in every question. */
export type Row = Schemas["RelationRow"];

/** A column: its name in the address and in files, its head, what it sorts by, and what stands in its cells. */
export interface Column<R> {
  readonly name: string;
  readonly label: string;
  readonly value: (row: R) => Value;
  readonly show: (row: R) => ComponentChildren;
  readonly number?: boolean;
  readonly mostFirst?: boolean; // what its head sorts first: the most, as of numbers
  readonly means?: string;
}

/** Rows as the service puts them apart. */
export interface Apart<R> {
  readonly plain: readonly R[];
  readonly claimed: readonly R[];
  readonly unsaid: readonly R[];
}

type Part = keyof Apart<unknown>;
const PARTS: readonly Part[] = ["plain", "claimed", "unsaid"];
const HEADS: Readonly<Record<Part, readonly [string, string]>> = {
  plain: ["Plain", "an article says so in its own voice, or the actor says so of itself"],
  claimed: ["Only claimed", "somebody’s word about others, or nobody named: not counted above"],
  unsaid: ["Not said to be so", "denied, asked, wanted or possible"],
};

/** Shows rows with their heads; each opens its evidence, the relation of `evidence`. */
export function Sheet<R extends Row>(props: {
  caption: string;
  columns: readonly Column<R>[];
  rows: Apart<R>;
  evidence: (row: R) => string;
  unsaid?: readonly [string, string]; // what heads the last part, and what it means
}) {
  const { caption, columns, rows, evidence } = props;
  const heads = { ...HEADS, ...(props.unsaid ? { unsaid: props.unsaid } : {}) };
  const { params } = useAddress();
  const names = columns.map((column) => column.name);
  const sort = sortOf(params, names);
  const key = columns.find((column) => column.name === sort?.name);
  return (
    <div class="sheet">
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.name} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        {PARTS.map((name) => {
          const [head, says] = heads[name];
          const part = sort && key ? sorted(rows[name], key.value, sort.down) : rows[name];
          if (part.length === 0) return null;
          return (
            <tbody key={name} class={name === "plain" ? "" : "apart"}>
              <tr class="parting">
                <th scope="rowgroup" colSpan={columns.length}>
                  <span class={{ plain: "", claimed: "tag only-claimed", unsaid: "tag" }[name]}>{head}</span>{" "}
                  {part.length} <span class="says">{says}</span>
                </th>
              </tr>
              {part.map((row) => (
                <Line key={row.id} row={row} columns={columns} evidence={evidence(row)} />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function Head<R>({ column, sort }: { column: Column<R>; sort: Sort | null }) {
  const here = sort?.name === column.name ? sort : null;
  return (
    <th
      scope="col"
      class={column.number ? "number" : ""}
      aria-sort={here ? (here.down ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        class="bare"
        title={column.means}
        onClick={() => change({ sort: pressed(sort, column.name, column.mostFirst ?? column.number ?? false) })}
      >
        {column.label}
        <span class="way" aria-hidden="true">
          {here ? (here.down ? "↓" : "↑") : "↕"}
        </span>
      </button>
    </th>
  );
}

function Line<R extends Row>({ row, columns, evidence }: { row: R; columns: readonly Column<R>[]; evidence: string }) {
  const { params } = useAddress();
  const isOpen = params.get("open") === `relation~${evidence}`;
  const onClick = (event: MouseEvent) => {
    const own = event.target instanceof Element && event.target.closest("a, button, blockquote");
    if (!own && getSelection()?.isCollapsed !== false) open({ kind: "relation", id: evidence });
  };
  return (
    <>
      <tr class={isOpen ? "line here" : "line"} onClick={onClick}>
        {columns.map((column) => (
          <td key={column.name} class={column.number ? "number" : ""} data-label={column.label}>
            {column.show(row)}
          </td>
        ))}
      </tr>
      {row.quotes.length > 0 && (
        <tr class="words">
          <td colSpan={columns.length}>
            {row.quotes.map((quote) => (
              <Words key={quote.claim} quote={quote} />
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

/** A sentence with who says it, where and when; opens it in its article. */
export function Words({ quote }: { quote: Schemas["Quote"] }) {
  const denied = quote.stance !== "affirms";
  const where = [quote.outlet, quote.published].filter(Boolean).join(", ");
  return (
    <blockquote class={denied ? "words-of denied" : "words-of"}>
      {denied && <span class="tag disputed">{quote.stance}</span>} <q class="foreign">{quote.text}</q>{" "}
      <a class="small" href={openLink({ kind: "claim", id: quote.claim })}>
        <span class="foreign">
          {quote.speakers.length > 0 ? `${quote.speakers.join(", ")} · ` : ""}
          {where || quote.title}
        </span>
      </a>
    </blockquote>
  );
}
