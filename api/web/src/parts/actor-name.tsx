/** The name of an actor of whom only the id is known, as in an address. */

import { useAnswer } from "../service/answers";
import { answered, type Schemas, service } from "../service/client";

type Named = Schemas["Named"];
const known = new Map<string, Named>();

/** Keeps an actor that was met, so that it need not be asked for; `as` is another name of it. */
export function meet(actor: Named, as = actor.id): void {
  const { id, name, kind } = actor;
  known.set(id, { id, name, kind });
  known.set(as, { id, name, kind });
}

/** Returns whether an actor was met. */
export function isMet(name: string): boolean {
  return known.has(name);
}

/** Returns those who are called exactly so: one, several where it may be any of them, or nobody. */
export async function called(name: string, signal: AbortSignal): Promise<readonly Named[]> {
  const found = await answered(service.GET("/actors", { params: { query: { called: name } }, signal }));
  return found.actors.map((row) => row.actor);
}

/** Returns an actor of an id, as far as it is known by now. */
export function useActor(id: string): Named {
  const met = known.get(id);
  const answer = useAnswer(met ? null : `called ${id}`, (signal) => called(id, signal));
  if (met) return met;
  const [one, another] = answer.state === "here" ? answer.value : [];
  if (!one || another) return { id, name: id, kind: "Actor" };
  meet(one, id);
  return one;
}

/** The name of an actor, by its id until the service has said it. */
export function ActorName({ id }: { id: string }) {
  return <span class="foreign">{useActor(id).name}</span>;
}
