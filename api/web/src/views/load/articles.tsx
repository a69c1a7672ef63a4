/** What is loaded, article by article; each can be read with its claims, and taken out. */

import { useEffect, useRef, useState } from "preact/hooks";
import { openLink } from "../../evidence/open";
import { Failed, Shown } from "../../parts/shown";
import { askAgain, useAnswer } from "../../service/answers";
import { answered, type Schemas, service, Trouble } from "../../service/client";
import { change, useAddress } from "../../state/address";

const STEP = 25;
type Row = Schemas["ArticleRow"];

export function Articles() {
  const { params } = useAddress();
  const outlets = params.getAll("outlet");
  const [limit, setLimit] = useState(STEP);
  const [leaving, setLeaving] = useState<Row | null>(null);
  const answer = useAnswer(`articles ${limit} ${outlets.join("|")}`, (signal) =>
    answered(
      service.GET("/articles", {
        params: { query: { limit, ...(outlets.length > 0 ? { outlet: outlets } : {}) } },
        signal,
      }),
    ),
  );
  return (
    <section aria-labelledby="articles">
      <h2 id="articles">What is loaded</h2>
      {outlets.map((one) => (
        <span key={one} class="chip">
          <span class="foreign">{one}</span>
          <button
            type="button"
            aria-label={`Not only ${one}`}
            onClick={() => change({ outlet: outlets.filter((other) => other !== one) })}
          >
            ×
          </button>
        </span>
      ))}
      <Shown answer={answer} empty={(value) => value.articles.length === 0} nothing="Nothing is loaded yet.">
        {(value) => (
          <>
            <div class="wide" tabIndex={0} role="region" aria-label="Table of articles">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Article</th>
                    <th scope="col">Outlet</th>
                    <th scope="col">Published</th>
                    <th scope="col" class="number">
                      Claims
                    </th>
                    <th scope="col">
                      <span class="unseen">Remove</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {value.articles.map((row) => (
                    <tr key={row.id}>
                      <td>
                        <a class="foreign" href={openLink({ kind: "article", id: row.id })}>
                          {row.title || "without a title"}
                        </a>
                      </td>
                      <td class="foreign">{row.outlet}</td>
                      <td>{row.published}</td>
                      <td class="number">{row.claims}</td>
                      <td class="number">
                        <button
                          type="button"
                          class="bare screen"
                          aria-label={`Remove ${row.title}`}
                          onClick={() => setLeaving(row)}
                        >
                          Remove …
                        </button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {value.next && (
              <button type="button" class="screen" onClick={() => setLimit(limit + 2 * STEP)}>
                More articles
              </button>
            )}
          </>
        )}
      </Shown>
      {leaving && <Removal row={leaving} close={() => setLeaving(null)} />}
    </section>
  );
}

/** Asks before an article is taken out. */
function Removal({ row, close }: { row: Row; close: () => void }) {
  const box = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => box.current?.showModal(), []);
  const remove = async () => {
    try {
      await answered(service.DELETE("/articles/{id}", { params: { path: { id: row.id } } }));
      close();
      askAgain();
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setTrouble(error);
    }
  };
  return (
    <dialog ref={box} class="card" aria-labelledby="removal" onClose={close}>
      <div class="column">
        <h2 id="removal">Remove this article?</h2>
        <p class="foreign">
          “{row.title}” {row.outlet && `of ${row.outlet}`} leaves with its{" "}
          {row.claims === 1 ? "one claim" : `${row.claims} claims`}; what rests on them is counted anew. It can be
          loaded again.
        </p>
        {trouble && <Failed trouble={trouble} again={() => void remove()} />}
        <p class="row">
          <button type="button" class="main" onClick={() => void remove()}>
            Remove it
          </button>
          <button type="button" onClick={() => box.current?.close()}>
            Keep it
          </button>
        </p>
      </div>
    </dialog>
  );
}
