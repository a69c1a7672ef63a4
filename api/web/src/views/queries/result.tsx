/** An answer: its rows as a table, what can be drawn as a picture, triples as text; all of it as a file. */

import { lazy, Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { openLink } from "../../evidence/open";
import { Failed, Shown } from "../../parts/shown";
import type { Answer } from "../../service/answers";
import { Trouble } from "../../service/client";
import { linkTo } from "../../state/address";
import { asFile, type Asked, type Result } from "./asked";
import type { Cell } from "./cells";

const STEP = 100; // rows that are drawn at once
const Picture = lazy(() => import("./picture"));

export function Answered({ asked, answer }: { asked: Asked; answer: Answer<Result> }) {
  return (
    <section class="column" aria-label="Answer">
      <Shown answer={answer}>{(value) => <Whole asked={asked} result={value} />}</Shown>
    </section>
  );
}

function Whole({ asked, result }: { asked: Asked; result: Result }) {
  const { rows, text, truncated, graph } = result;
  const told = text === null ? `${rows.length} ${rows.length === 1 ? "row" : "rows"}` : "";
  return (
    <>
      <div class="row">
        <strong role="status">{told}</strong>
        {truncated && <span class="tag only-claimed">not all: {truncated}</span>}
        {(rows.length > 0 || text) && <Save asked={asked} isTriples={text !== null} />}
      </div>
      {graph && graph.relations.length > 0 && (
        <Suspense fallback={<div class="waiting" />}>
          <Picture graph={graph} />
        </Suspense>
      )}
      {text === null ? <Rows result={result} /> : <pre class="triples foreign">{text}</pre>}
    </>
  );
}

function Save({ asked, isTriples }: { asked: Asked; isTriples: boolean }) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const save = async () => {
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await asFile(asked));
      link.download = isTriples ? "answer.ttl" : "answer.csv";
      link.click();
      URL.revokeObjectURL(link.href);
      setTrouble(null);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setTrouble(error);
    }
  };
  return (
    <>
      <button type="button" class="screen" onClick={() => void save()}>
        {isTriples ? "Save as a file" : "CSV"}
      </button>
      {trouble && <Failed trouble={trouble} again={() => void save()} />}
    </>
  );
}

function Rows({ result }: { result: Result }) {
  const [many, setMany] = useState(STEP);
  const { columns, rows } = result;
  if (rows.length === 0) return <p class="notice">The query finds nothing.</p>;
  return (
    <>
      <div class="wide" tabIndex={0} role="region" aria-label="Rows">
        <table class="answer">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col" class={column.number ? "number" : ""}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, many).map((row, at) => (
              <tr key={at}>
                {row.map((cell, index) => (
                  <td key={index} class={columns[index]?.number ? "number" : "foreign"}>
                    <Shortened cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {many < rows.length && (
        <button type="button" class="screen" onClick={() => setMany(many + 10 * STEP)}>
          {rows.length - many} more rows
        </button>
      )}
    </>
  );
}

function Shortened({ cell }: { cell: Cell }) {
  const said = cell.claimed ? <span class="query-claimed">{cell.text}</span> : cell.text;
  if (cell.parts) return cell.parts.map((part, at) => <Shortened key={at} cell={part} />);
  if (cell.open) return <a href={openLink(cell.open)}>{said}</a>;
  if (cell.actor) return <a href={linkTo("graph", { actor: cell.actor })}>{said}</a>;
  return <>{said}</>;
}
