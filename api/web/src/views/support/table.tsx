/** The table behind a question: sortable, with bars, down to the sentences, and as files. */

import { useState } from "preact/hooks";
import { groundColumns, whoColumns } from "../../parts/columns";
import { flat, saveCsv, saveExcel } from "../../parts/files";
import { BarLegend } from "../../parts/grounds";
import { type Apart, type Row, Sheet } from "../../parts/sheet";
import { Shown } from "../../parts/shown";
import { useAnswer } from "../../service/answers";
import { change, useAddress } from "../../state/address";
import { asked, filtersIn, PAGE, pagesOf, type Question, type Rows, TITLES } from "./question";

export function TableView({ question }: { question: Question }) {
  const { params } = useAddress();
  const filters = filtersIn(params);
  const pages = pagesOf(params);
  const quotes = params.get("quotes") === "1" ? 1 : 0;
  const query = { ...filters, ...(quotes ? { quotes } : {}) };
  const answer = useAnswer(`rows ${question} ${pages} ${JSON.stringify(query)}`, (signal) =>
    asked(question, query, pages, signal),
  );
  return (
    <Shown answer={answer} empty={(rows) => allOf(rows).length === 0} nothing={<NothingFound />}>
      {(rows) => <Found rows={rows} question={question} pages={pages} quotes={quotes === 1} />}
    </Shown>
  );
}

function Found(props: { rows: Rows; question: Question; pages: number; quotes: boolean }) {
  const { rows, question, pages, quotes } = props;
  const all = allOf(rows);
  const evidence = (row: Row) => row.id;
  return (
    <div class="column">
      <div class="row">
        <p role="status">
          <strong>{all.length}</strong> {rows.more ? `shown, those with most behind them; there are more` : "shown of "}
          {!rows.more && <strong>{all.length}</strong>}
        </p>
        <BarLegend />
        <div class="row screen ends">
          <label class="row">
            <input
              type="checkbox"
              checked={quotes}
              onChange={(event) => change({ quotes: event.currentTarget.checked ? "1" : null })}
            />
            first sentence of each
          </label>
          <Files rows={rows} name={`allegiance-${question}`} />
        </div>
      </div>
      <Sheet
        caption={TITLES[question]}
        columns={[...whoColumns(evidence), ...groundColumns(all)]}
        rows={rows}
        evidence={evidence}
      />
      {rows.more && (
        <p class="screen">
          <button type="button" onClick={() => change({ pages: String(pages + 1) })}>
            {PAGE} more
          </button>{" "}
          <span class="quiet">Sorting is among those that are shown. Filters narrow them.</span>
        </p>
      )}
    </div>
  );
}

/** Returns all rows, plain ones first. */
export function allOf<R>(rows: Apart<R>): R[] {
  return [...rows.plain, ...rows.claimed, ...rows.unsaid];
}

/** Gives what is shown as a file, each row with the list that it is of. */
export function Files<R extends object>({ rows, name }: { rows: Apart<R>; name: string }) {
  const [busy, setBusy] = useState(false);
  const told = () =>
    (["plain", "claimed", "unsaid"] as const).flatMap((list) => rows[list].map((row) => flat({ list, ...row })));
  const excel = async () => {
    setBusy(true);
    await saveExcel(told(), name);
    setBusy(false);
  };
  return (
    <>
      <button type="button" onClick={() => saveCsv(told(), name)}>
        CSV
      </button>
      <button type="button" disabled={busy} onClick={() => void excel()}>
        Excel
      </button>
    </>
  );
}

function NothingFound() {
  return (
    <>
      Nothing that is loaded says so. Fewer filters may help; what is denied or only wanted is no row here: look for it
      in <a href="#/disputes">disputes</a>.
    </>
  );
}
