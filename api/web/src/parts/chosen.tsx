/** Actors that were chosen by name and stand in the address, each to be taken out again. */

import { change, useAddress } from "../state/address";
import { ActorName, meet } from "./actor-name";
import { ActorSearch } from "./search";

/** A field for actors under one parameter; `one` takes a single actor. */
export function ChosenActors(props: { name: string; label: string; hint?: string; one?: boolean }) {
  const { name, label, hint, one = false } = props;
  const { params } = useAddress();
  const chosen = params.getAll(name);
  return (
    <div class="field" role="group" aria-label={label}>
      <span class="quiet">{label}</span>
      <div class="row">
        {chosen.map((id) => (
          <span key={id} class="chip">
            <ActorName id={id} />
            <button
              type="button"
              aria-label={`${label}: without ${id}`}
              onClick={() => change({ [name]: chosen.filter((other) => other !== id) })}
            >
              ×
            </button>
          </span>
        ))}
        {!(one && chosen.length > 0) && (
          <ActorSearch
            label={label}
            hint={hint ?? "any actor"}
            onPick={(actor) => {
              meet(actor);
              change({ [name]: one ? actor.id : [...new Set([...chosen, actor.id])] });
            }}
          />
        )}
      </div>
    </div>
  );
}
