/** The graph's filters: those that all views share, and its own. */

import { useEffect, useState } from "preact/hooks";
import { Field, FilterBar } from "../../parts/filters";
import { SIGN_GLYPHS, SIGN_WORDS } from "../../service/vocabulary";
import { change, useAddress } from "../../state/address";
import { countOf } from "../../state/filters";

const LEVELS = [1, 2, 3, 5, 10, 20];
const WIDE = matchMedia("(min-width: 48.01rem)");

export function Narrowing() {
  const { params } = useAddress();
  const [open, setOpen] = useState(WIDE.matches);
  const number = countOf(params);
  return (
    <details class="graph-filters screen" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Filters{number > 0 && ` (${number})`}</summary>
      <FilterBar names={["actor", "family", "since", "until", "minOutlets", "plain"]}>
        <Signs />
        <Field label="Evidence of at least">
          <select
            value={params.get("minOrigins") ?? ""}
            onChange={(event) => change({ minOrigins: event.currentTarget.value })}
          >
            {LEVELS.map((level) => (
              <option key={level} value={level === 1 ? "" : String(level)}>
                {level === 1 ? "1 origin" : `${level} origins`}
              </option>
            ))}
          </select>
        </Field>
        <Outlet />
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

/** Takes the name of an outlet, or several between commas. */
function Outlet() {
  const { params } = useAddress();
  const told = params.getAll("outlet").join(", ");
  const [text, setText] = useState(told);
  useEffect(() => setText(told), [told]);
  const send = () =>
    change({
      outlet: text
        .split(",")
        .map((one) => one.trim())
        .filter(Boolean),
    });
  return (
    <Field label="Outlets">
      <input
        type="text"
        value={text}
        placeholder="all"
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={send}
        onKeyDown={(event) => event.key === "Enter" && send()}
      />
    </Field>
  );
}
