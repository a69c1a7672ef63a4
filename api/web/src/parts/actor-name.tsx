/** The name of an actor of whom only the id is known, as in an address. */

import { useAnswer } from "../service/answers";
import { answered, type Schemas, service } from "../service/client";

type Named = Schemas["Named"];
const known = new Map<string, Named>();

/** Keeps an actor that was met, so that it need not be asked for. */
export function meet(actor: Named): void {
  known.set(actor.id, { id: actor.id, name: actor.name, kind: actor.kind });
}

/** Returns an actor of an id, as far as it is known by now. */
export function useActor(id: string): Named {
  const met = known.get(id);
  const answer = useAnswer(met ? null : `actor ${id}`, (signal) =>
    answered(service.GET("/actors/{name}", { params: { path: { name: id } }, signal })),
  );
  if (met) return met;
  if (answer.state !== "here") return { id, name: id, kind: "Actor" };
  meet(answer.value.actor);
  known.set(id, answer.value.actor); // an address may hold another name of it
  return answer.value.actor;
}

/** The name of an actor, by its id until the service has said it. */
export function ActorName({ id }: { id: string }) {
  return <span class="foreign">{useActor(id).name}</span>;
}
