/** Queries of one's own in Cypher or SPARQL, which only read, and the saved ones to begin with. */

import { useState } from "preact/hooks";
import sparqlExamples from "../../../generated/sparql.json";
import { Shown } from "../../parts/shown";
import { askAgain, useAnswer } from "../../service/answers";
import { answered, service } from "../../service/client";
import { address, change, useAddress } from "../../state/address";
import { ask, type Asked, askedOf, changeTo, type Language } from "./asked";
import { Box } from "./box";
import "./queries.css";
import { Answered } from "./result";

interface Saved {
  readonly name: string;
  readonly title: string;
  readonly reading: string;
  readonly query: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

const LANGUAGES: Readonly<Record<Language, string>> = { cypher: "Cypher", sparql: "SPARQL" };

function run(asked: Asked): void {
  const before = askedOf(address().params);
  if (JSON.stringify(before) === JSON.stringify(asked)) askAgain();
  else change(changeTo(asked, address().params));
}

export default function Queries() {
  const { params } = useAddress();
  const asked = askedOf(params);
  const key = JSON.stringify(asked);
  const answer = useAnswer(asked.query ? key : null, (signal) => ask(asked, signal));
  return (
    <div class="queries">
      <h1>Queries</h1>
      <div class="queries-parts">
        <Examples asked={asked} />
        <div class="column">
          <div class="row screen" role="group" aria-label="Language">
            {(Object.keys(LANGUAGES) as Language[]).map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === asked.language}
                onClick={() => one !== asked.language && run({ language: one, query: "", values: {} })}
              >
                {LANGUAGES[one]}
              </button>
            ))}
            <span class="quiet">Queries only read. The address holds the query, so that it can be shared.</span>
          </div>
          <Box key={key} asked={asked} run={run} trouble={answer.state === "failed" ? answer.trouble : null} />
          {asked.query ? (
            <Answered asked={asked} answer={answer} />
          ) : (
            <p class="notice">Choose a saved question, or write one of your own; Ctrl and Enter run it.</p>
          )}
        </div>
      </div>
    </div>
  );
}

/** The saved questions of a language. */
function Examples({ asked }: { asked: Asked }) {
  const isCypher = asked.language === "cypher";
  const found = useAnswer(isCypher ? "cypher examples" : null, (signal) =>
    answered(service.GET("/cypher/examples", { signal })),
  );
  return (
    <nav class="saved screen" aria-label="Saved questions">
      {isCypher ? (
        <Shown answer={found}>{(value) => <List saved={value} asked={asked} />}</Shown>
      ) : (
        <List saved={sparqlExamples} asked={asked} />
      )}
    </nav>
  );
}

function List({ saved, asked }: { saved: readonly Saved[]; asked: Asked }) {
  const [shown, show] = useState(false); // on a phone the list is folded
  const chosen = saved.find((one) => one.query === asked.query);
  return (
    <>
      <button type="button" class="saved-turn" aria-expanded={shown} onClick={() => show(!shown)}>
        Saved questions
      </button>
      <ul class={shown ? "unfolded" : ""}>
        {saved.map((one) => (
          <li key={one.name}>
            <button
              type="button"
              class="bare"
              aria-current={one === chosen ? "true" : undefined}
              onClick={() => {
                show(false);
                run({ language: asked.language, query: one.query, values: one.parameters ?? {} });
              }}
            >
              {one.title}
            </button>
          </li>
        ))}
      </ul>
      {chosen?.reading && <p class="saved-reading small">{chosen.reading}</p>}
    </>
  );
}
