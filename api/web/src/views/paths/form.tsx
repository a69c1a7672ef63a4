/** From whom, to whom, and which ways count. */

import { ChosenActors } from "../../parts/chosen";
import { Field, FilterBar } from "../../parts/filters";
import { change, useAddress } from "../../state/address";
import { FINDS, MOST_HOPS, NAMES, SIGNS, WEIGHTS } from "./question";

const LIMITS = [3, 5, 10, 20, 50];
const MORE = ["find", "hops", "limit", "weight", "sign", "directed", "alliances", "rollUp", "through", "around"];

export function PathsForm() {
  const { params } = useAddress();
  const [from, to] = [params.get("from"), params.get("to")];
  return (
    <div class="column screen">
      <div class="row from-to">
        <ChosenActors name="from" label="From" hint="one actor" one />
        <button
          type="button"
          aria-label="Swap the two"
          title="Swap the two"
          disabled={!from && !to}
          onClick={() => change({ from: to, to: from })}
        >
          ⇄
        </button>
        <ChosenActors name="to" label="To" hint="another" one />
      </div>
      <FilterBar names={NAMES} />
      <details class="more" open={MORE.some((name) => params.has(name))}>
        <summary>Which paths</summary>
        <Options />
      </details>
    </div>
  );
}

function Options() {
  const { params } = useAddress();
  const find = params.get("find") ?? "shortest";
  return (
    <div class="filters-row">
      <Choice name="find" label="Find" choices={Object.entries(FINDS)} unless="shortest" />
      <Choice
        name="hops"
        label="At most"
        choices={[
          ["", find === "all" ? "3 steps" : "6 steps"],
          ...Array.from({ length: MOST_HOPS }, (_, at) => String(at + 1)).map((n): [string, string] => [
            n,
            `${n} steps`,
          ]),
        ]}
      />
      <Choice name="limit" label="Show" choices={LIMITS.map((limit) => [String(limit), `${limit} paths`])} unless="5" />
      <Choice name="weight" label="A step costs more for" choices={Object.entries(WEIGHTS)} unless="none" />
      <Choice
        name="sign"
        label="Only relations that are"
        choices={[["", "of any sign"], ...SIGNS.map((s): [string, string] => [s, s])]}
      />
      <ChosenActors name="through" label="Through" />
      <ChosenActors name="around" label="Around" />
      <Check name="directed" label="only from who does it to whom it is done" />
      <Check name="alliances" label="through alliances and bodies such as the UN" />
      <Check name="rollUp" label="persons, ministries and forces count as their state" />
    </div>
  );
}

function Choice(props: { name: string; label: string; choices: [string, string][]; unless?: string }) {
  const { name, label, choices, unless = "" } = props;
  const { params } = useAddress();
  return (
    <Field label={label}>
      <select
        value={params.get(name) ?? unless}
        onChange={(event) =>
          change({ [name]: event.currentTarget.value === unless ? null : event.currentTarget.value })
        }
      >
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Check({ name, label }: { name: string; label: string }) {
  const { params } = useAddress();
  return (
    <label class="row small check">
      <input
        type="checkbox"
        checked={params.get(name) === "true"}
        onChange={(event) => change({ [name]: event.currentTarget.checked ? "true" : null })}
      />
      {label}
    </label>
  );
}
