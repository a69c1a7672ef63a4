/** Outlets to choose from, with how much each has published, and a word where an address names one that is none. */

import { type ComponentChildren, Fragment } from "preact";
import { useState } from "preact/hooks";
import { useAnswer } from "../service/answers";
import { answered, type Schemas, service } from "../service/client";
import { change, linkHere, useAddress } from "../state/address";
import { isKnown, matching, meant } from "./outlets";

const MOST = 1000; // the service gives no more at once
const FEW = 8; // are found without looking for them
const met = new Set<string>(); // names that outlets here have: of these nothing is asked again

/** Returns the outlets as far as they are there; null asks nothing. */
function useOutlets(wanted: boolean): { rows: readonly Schemas["OutletRow"][]; all: boolean; waiting: boolean } {
  const answer = useAnswer(wanted ? "outlets" : null, (signal) =>
    answered(service.GET("/outlets", { params: { query: { limit: MOST } }, signal })),
  );
  const told = answer.state === "here" ? answer.value : answer.state === "waiting" ? answer.old : undefined;
  return { rows: told?.outlets ?? [], all: told !== undefined && !told.next, waiting: answer.state === "waiting" };
}

/** Shows a view, or which outlets of its address are none and which may be meant: a view would ask for them in vain. */
export function KnownOutlets({ children }: { children: ComponentChildren }) {
  const { params } = useAddress();
  const chosen = params.getAll("outlet").filter(Boolean);
  const asked = chosen.some((name) => !met.has(name));
  const { rows, all, waiting } = useOutlets(asked);
  if (!asked) return <>{children}</>;
  if (waiting && rows.length === 0) return <div class="waiting" aria-busy="true" />;
  for (const name of chosen) if (isKnown(rows, name)) met.add(name);
  const wrong = all ? chosen.filter((name) => !isKnown(rows, name)) : []; // of more than come at once, nothing can be said
  if (wrong.length === 0) return <>{children}</>;
  const without = (name: string, right: string[]) =>
    linkHere({ outlet: [...new Set(chosen.flatMap((one) => (one === name ? right : [one])))] });
  return (
    <div class="notice column" role="alert">
      {wrong.map((name) => (
        <Fragment key={name}>
          <p>
            <strong>
              No outlet here is called “<span class="foreign">{name}</span>”.
            </strong>
          </p>
          <ul class="row meant">
            {meant(rows, name).map((row) => (
              <li key={row.name}>
                <a class="button foreign" href={without(name, [row.name])}>
                  {row.name}
                </a>
              </li>
            ))}
            <li>
              <a class="button" href={without(name, [])}>
                Any outlet
              </a>
            </li>
          </ul>
        </Fragment>
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
  const turn = (name: string, on: boolean) => {
    met.add(name);
    change({ outlet: on ? [...chosen, name] : chosen.filter((one) => one !== name) });
  };
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
