/** The actors that an address names, whatever they are there: who does it, from whom a path begins, who speaks. */

import type { Change } from "./address";

const NAMES = ["actor", "by", "of", "between", "speaker", "from", "to", "through", "around"] as const;

/** Returns the names of actors in an address, each once. */
export function actorsIn(params: URLSearchParams): string[] {
  return [...new Set(NAMES.flatMap((name) => params.getAll(name)).filter(Boolean))];
}

/** Returns the change that puts an actor, or nobody, wherever an address has a name that is none. */
export function inPlaceOf(params: URLSearchParams, wrong: string, right: string | null): Change {
  const held = NAMES.filter((name) => params.getAll(name).includes(wrong));
  const put = (name: string) => params.getAll(name).map((one) => (one === wrong ? (right ?? "") : one));
  return Object.fromEntries(held.map((name) => [name, [...new Set(put(name))]]));
}

/** Returns the name in an address that a trouble of the service tells of, if it does. */
export function blamed(params: URLSearchParams, detail: string): string | undefined {
  return actorsIn(params).find((name) => [`'${name}'`, `"${name}"`].some((quoted) => detail.includes(quoted)));
}
