/** Who supports whom: a table, a matrix that orders itself into blocs, and who stands on both sides. */

import { ChosenActors } from "../../parts/chosen";
import { Field, FilterBar } from "../../parts/filters";
import { KINDS, spaced } from "../../service/vocabulary";
import { change, linkHere, useAddress } from "../../state/address";
import type { FilterName } from "../../state/filters";
import { MatrixView } from "./matrix";
import { NAMES, QUESTIONS, questionOf, TITLES } from "./question";
import { SidesView } from "./sides";
import { TableView } from "./table";
import "./support.css";

const WAYS = { table: "Table", matrix: "Matrix", sides: "Both sides" } as const;
type Way = keyof typeof WAYS;

/** What stands in this view's address beside filters; no other view knows it. */
const OWN = { question: null, as: null, sort: null, pages: null, quotes: null, pair: null, open: null };
/** What has a field of this view's own. */
const FIELDS: readonly FilterName[] = ["by", "of", "actor", "byKind", "ofKind"];

export default function Support() {
  const { params } = useAddress();
  const way: Way = (Object.keys(WAYS) as Way[]).find((one) => one === params.get("as")) ?? "table";
  const question = questionOf(params);
  const family = question === "relations" ? params.getAll("family") : [question];
  return (
    <div class="support column">
      <header class="row heads">
        <h1>
          {way === "sides" ? "Who stands on both sides" : way === "matrix" ? "Who stands with whom" : TITLES[question]}
        </h1>
        <div class="row screen ways" role="group" aria-label="Shown as">
          {(Object.keys(WAYS) as Way[]).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === way}
              onClick={() => change({ as: one === "table" ? null : one, pair: null })}
            >
              {WAYS[one]}
            </button>
          ))}
        </div>
        <a
          class="screen"
          href={linkHere({ ...OWN, family: way === "table" ? family : params.getAll("family") }, "graph")}
        >
          The same in the graph
        </a>
      </header>
      <FilterBar names={NAMES.filter((name) => !FIELDS.includes(name))} own={FIELDS}>
        <ChosenActors name="by" label="Who" />
        <ChosenActors name="of" label="Whom" />
        <ChosenActors name="actor" label="Either" />
        <Kinds />
      </FilterBar>
      {way === "table" && (
        <>
          <div class="row screen" role="group" aria-label="Question">
            {QUESTIONS.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === question}
                onClick={() =>
                  change({ question: one === "support" ? null : one, family: null, type: null, pages: null })
                }
              >
                {one === "relations" ? "All relations" : TITLES[one]}
              </button>
            ))}
          </div>
          <TableView question={question} />
        </>
      )}
      {way === "matrix" && <MatrixView />}
      {way === "sides" && <SidesView />}
    </div>
  );
}

/** Which kinds of actor are on both ends. */
function Kinds() {
  const { params } = useAddress();
  return (
    <Field label="Between">
      <select
        value={params.get("byKind") ?? ""}
        onChange={(event) =>
          change({ byKind: event.currentTarget.value, ofKind: event.currentTarget.value, pages: null })
        }
      >
        <option value="">all kinds of actor</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {spaced(kind)} and {spaced(kind)}
          </option>
        ))}
      </select>
    </Field>
  );
}
