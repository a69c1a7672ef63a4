/** Outlets to choose from, with how much each has published, and a word where an address names one that is none. */

import { useState } from "preact/hooks";
import { useAnswer } from "../service/answers";
import { answered, type Schemas, service } from "../service/client";
import { change, linkHere } from "../state/address";
import { isKnown, matching, meant } from "./outlets";

const MOST = 1000; // the service gives no more at once
const FEW = 8; // are found without looking for them

/** Returns the outlets as far as they are there; null asks nothing. */
function useOutlets(wanted: boolean): { rows: readonly Schemas["OutletRow"][]; all: boolean; waiting: boolean } {
  const answer = useAnswer(wanted ? "outlets" : null, (signal) =>
    answered(service.GET("/outlets", { params: { query: { limit: MOST } }, signal })),
  );
  const told = answer.state === "here" ? answer.value : answer.state === "waiting" ? answer.old : undefined;
  return { rows: told?.outlets ?? [], all: told !== undefined && !told.next, waiting: answer.state === "waiting" };
}

/** Says which outlets of an address are none, and which may be meant. */
export function UnknownOutlets({ params }: { params: URLSearchParams }) {
  const chosen = params.getAll("outlet").filter(Boolean);
  const { rows, all } = useOutlets(chosen.length > 0);
  const wrong = all ? chosen.filter((name) => !isKnown(rows, name)) : []; // of more than come at once, nothing can be said
  if (wrong.length === 0) return null;
  const without = (name: string, right: string[]) =>
    linkHere({ outlet: [...new Set(chosen.flatMap((one) => (one === name ? right : [one])))] });
  return (
    <div role="status">
      {wrong.map((name) => (
        <p key={name} class="row filters-wrong">
          <span>
            No outlet here is called “<span class="foreign">{name}</span>”.
          </span>
          {meant(rows, name).map((row) => (
            <a key={row.name} class="button foreign" href={without(name, [row.name])}>
              {row.name}
            </a>
          ))}
          <a class="button" href={without(name, [])}>
            Any outlet
          </a>
        </p>
      ))}
    </div>
  );
}

/** Shows the outlets; several that are chosen mean any of them. */
export function OutletChoice({ params }: { params: URLSearchParams }) {
  const [text, setText] = useState("");
  const { rows: outlets, waiting } = useOutlets(true);
  const chosen = params.getAll("outlet");
  const rows = matching(outlets, text);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const [first] = rows;
    if (!first || !text.trim()) return;
    if (!chosen.includes(first.name)) turn(first.name, true);
    setText("");
  };
  const turn = (name: string, on: boolean) =>
    change({ outlet: on ? [...chosen, name] : chosen.filter((one) => one !== name) });
  return (
    <fieldset class="filters-outlets">
      <legend>Outlets</legend>
      {outlets.length > FEW && (
        <input
          type="text"
          aria-label="Find an outlet"
          placeholder="Find an outlet: Enter takes the first"
          value={text}
          onKeyDown={onKeyDown}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div class="filters-outlet-list" aria-busy={waiting}>
        {rows.map((row) => (
          <label key={row.name} class="row">
            <input
              type="checkbox"
              checked={chosen.includes(row.name)}
              onChange={(event) => turn(row.name, event.currentTarget.checked)}
            />
            <span class="foreign">{row.name}</span>
            <span class="quiet small">
              {row.claims.toLocaleString("en")} {row.claims === 1 ? "claim" : "claims"} in{" "}
              {row.articles.toLocaleString("en")} {row.articles === 1 ? "article" : "articles"}
            </span>
          </label>
        ))}
        {!waiting && rows.length === 0 && <span class="quiet">No outlet here is called that</span>}
      </div>
    </fieldset>
  );
}
