/** The graph's filters: those that all views share, and signs. */

import { FilterBar } from "../../parts/filters";
import { SIGN_GLYPHS, SIGN_WORDS } from "../../service/vocabulary";
import { change, useAddress } from "../../state/address";
import { GRAPH_FILTERS, WAYS } from "./asked";

const NAMES = ["actor", ...WAYS, ...GRAPH_FILTERS] as const;

export function Narrowing() {
  return (
    <div class="graph-filters screen">
      <FilterBar names={NAMES}>
        <Signs />
      </FilterBar>
    </div>
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
