/** Outlets to choose from, with how much each has published. */

import { useState } from "preact/hooks";
import { useAnswer } from "../service/answers";
import { answered, service } from "../service/client";
import { change } from "../state/address";

const MOST = 1000; // the service gives no more at once
const FEW = 8; // are found without looking for them

/** Shows the outlets; several that are chosen mean any of them. */
export function OutletChoice({ params }: { params: URLSearchParams }) {
  const [text, setText] = useState("");
  const answer = useAnswer("outlets", (signal) =>
    answered(service.GET("/outlets", { params: { query: { limit: MOST } }, signal })),
  );
  const told = answer.state === "here" ? answer.value : answer.state === "waiting" ? answer.old : undefined;
  const chosen = params.getAll("outlet");
  const rows = (told?.outlets ?? []).filter((row) => row.name.toLowerCase().includes(text.trim().toLowerCase()));
  const turn = (name: string, on: boolean) =>
    change({ outlet: on ? [...chosen, name] : chosen.filter((one) => one !== name) });
  return (
    <fieldset class="filters-outlets">
      <legend>Outlets</legend>
      {(told?.outlets.length ?? 0) > FEW && (
        <input
          type="text"
          aria-label="Find an outlet"
          placeholder="Find an outlet"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div class="filters-outlet-list" aria-busy={answer.state === "waiting"}>
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
        {told && rows.length === 0 && <span class="quiet">No outlet here is called that</span>}
      </div>
    </fieldset>
  );
}
