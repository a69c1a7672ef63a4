/** The graph's filters: those that all views share, and its own. */

import { useState } from "preact/hooks";
import { FilterBar } from "../../parts/filters";
import { SIGN_GLYPHS, SIGN_WORDS } from "../../service/vocabulary";
import { change, useAddress } from "../../state/address";
import { countOf, type FilterName } from "../../state/filters";
import { GRAPH_FILTERS } from "./asked";

const NAMES: readonly FilterName[] = ["actor", "by", "of", "between", ...GRAPH_FILTERS];
const WIDE = matchMedia("(min-width: 48.01rem)");

export function Narrowing() {
  const { params } = useAddress();
  const [open, setOpen] = useState(WIDE.matches);
  const number = countOf(params);
  return (
    <details class="graph-filters screen" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Filters{number > 0 && ` (${number})`}</summary>
      <FilterBar names={NAMES}>
        <Signs />
      </FilterBar>
    </details>
  );
}

/** Shows relations of some signs alone. */
function Signs() {
  const { params } = useAddress();
  const chosen = params.getAll("sign");
  return (
    <fieldset class="field graph-signs">
      <legend>Signs</legend>
      {([1, 0, -1] as const).map((sign) => {
        const word = SIGN_WORDS[sign];
        const isOn = chosen.includes(word);
        return (
          <button
            key={sign}
            type="button"
            aria-pressed={isOn}
            onClick={() => change({ sign: isOn ? chosen.filter((one) => one !== word) : [...chosen, word] })}
          >
            {SIGN_GLYPHS[sign]} {word}
          </button>
        );
      })}
    </fieldset>
  );
}
