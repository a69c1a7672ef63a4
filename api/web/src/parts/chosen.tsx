/** Actors that were chosen by name and stand in the address, each to be taken out again. */

import { useAnswer } from "../service/answers";
import { answered, service } from "../service/client";
import { change, useAddress } from "../state/address";
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
            <Name id={id} />
            <button
              type="button"
              aria-label={`${label}: without ${id}`}
              onClick={() => change({ [name]: chosen.filter((other) => other !== id), pages: null })}
            >
              ×
            </button>
          </span>
        ))}
        {!(one && chosen.length > 0) && (
          <ActorSearch
            label={label}
            hint={hint ?? "any actor"}
            onPick={(actor) => change({ [name]: one ? actor.id : [...new Set([...chosen, actor.id])], pages: null })}
          />
        )}
      </div>
    </div>
  );
}

/** An actor's name, or its id until the service has said it. */
export function Name({ id }: { id: string }) {
  const found = useAnswer(`actor ${id}`, (signal) =>
    answered(service.GET("/actors/{name}", { params: { path: { name: id } }, signal })),
  );
  return <span class="foreign">{found.state === "here" ? found.value.actor.name : id}</span>;
}
