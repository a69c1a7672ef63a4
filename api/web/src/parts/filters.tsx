/** The filters that views share; what is set stands in the address. */

import type { ComponentChildren } from "preact";
import { FAMILIES, spaced } from "../service/vocabulary";
import { change, useAddress } from "../state/address";
import { countOf, type FilterName, withoutFilters } from "../state/filters";
import { ActorSearch } from "./search";

const LEVELS = [1, 2, 3, 5, 10];

/** Shows the fields that a view has filters for; `children` are fields of the view's own. */
export function FilterBar({ names, children }: { names: readonly FilterName[]; children?: ComponentChildren }) {
  const { params } = useAddress();
  const has = (name: FilterName) => names.includes(name);
  return (
    <search class="filters screen" aria-label="Filters">
      {has("actor") && <Actors />}
      {has("family") && (
        <Field label="Kind of relation">
          <select
            value={params.get("family") ?? ""}
            onChange={(event) => change({ family: event.currentTarget.value, type: null })}
          >
            <option value="">all</option>
            {Object.keys(FAMILIES)
              .filter((name) => !name.startsWith("plover-"))
              .map((name) => (
                <option key={name} value={name}>
                  {spaced(name).replaceAll("-", " ")}
                </option>
              ))}
          </select>
        </Field>
      )}
      {has("since") && <Day name="since" label="Happened since" />}
      {has("until") && <Day name="until" label="until" />}
      {has("minOutlets") && (
        <Field label="Told by at least">
          <select
            value={params.get("minOutlets") ?? ""}
            onChange={(event) => change({ minOutlets: event.currentTarget.value })}
          >
            {LEVELS.map((level) => (
              <option key={level} value={level === 1 ? "" : String(level)}>
                {level === 1 ? "1 outlet" : `${level} outlets`}
              </option>
            ))}
          </select>
        </Field>
      )}
      {has("plain") && (
        <Field label="Allegations">
          <select value={params.get("plain") ?? ""} onChange={(event) => change({ plain: event.currentTarget.value })}>
            <option value="">shown apart</option>
            <option value="true">hidden</option>
          </select>
        </Field>
      )}
      {children}
      {countOf(params) > 0 && (
        <button type="button" class="bare" onClick={() => change(withoutFilters())}>
          Clear filters
        </button>
      )}
    </search>
  );
}

/** A field with its label above it. */
export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <label class="field">
      <span>{label}</span>
      {children}
    </label>
  );
}

function Day({ name, label }: { name: "since" | "until"; label: string }) {
  const { params } = useAddress();
  return (
    <Field label={label}>
      <input
        type="date"
        value={params.get(name) ?? ""}
        onChange={(event) => change({ [name]: event.currentTarget.value })}
      />
    </Field>
  );
}

function Actors() {
  const { params } = useAddress();
  const chosen = params.getAll("actor");
  return (
    <div class="field">
      <span class="quiet">Actors</span>
      <div class="row">
        {chosen.map((id) => (
          <span key={id} class="chip">
            <span class="foreign">{id}</span>
            <button
              type="button"
              aria-label={`Without ${id}`}
              onClick={() => change({ actor: chosen.filter((one) => one !== id) })}
            >
              ×
            </button>
          </span>
        ))}
        <ActorSearch label="Add an actor" onPick={(actor) => change({ actor: [...new Set([...chosen, actor.id])] })} />
      </div>
    </div>
  );
}
