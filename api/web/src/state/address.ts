/** The address of the page holds all of what is shown, behind `#`, so that it can be shared and the service is not told. */

import { useEffect, useState } from "preact/hooks";

export const VIEWS = [
  "start",
  "graph",
  "support",
  "disputes",
  "time",
  "paths",
  "arms",
  "load",
  "queries",
  "help",
] as const;
export type View = (typeof VIEWS)[number];

/** A view and its parameters, in the order in which they were set; `open` names the evidence beside it. */
export interface Address {
  readonly view: View;
  readonly params: URLSearchParams;
  readonly lost?: string; // what an address calls a view, and is none
}

/** What is to change: a string or a list replaces a parameter, null takes it out. */
export type Change = Readonly<Record<string, string | readonly string[] | null>>;

/** Returns the address that a hash says: the start where it names no view, and then what it names in its place. */
export function parsed(hash: string): Address {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const view = VIEWS.find((one) => one === path);
  const lost = view || !path ? {} : { lost: path };
  return { view: view ?? "start", params: new URLSearchParams(query), ...lost };
}

/** Returns the hash of an address; the same address has the same hash. */
export function written({ view, params }: Address): string {
  const query = params.toString();
  return `#/${view}${query && `?${query}`}`;
}

/** Returns the parameters after a change. */
export function changed(params: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    next.delete(name);
    for (const one of typeof value === "string" ? [value] : (value ?? [])) if (one !== "") next.append(name, one);
  }
  return next;
}

const listeners = new Set<() => void>();
let at = location.hash;
let now = parsed(at);

/** Returns where the page is. */
export function address(): Address {
  return now;
}

/** Returns the link to a view with these parameters alone. */
export function linkTo(view: View, change: Change = {}): string {
  return written({ view, params: changed(new URLSearchParams(), change) });
}

/** Returns the link to where the page is, with a change: the same view, or another that keeps the filters. */
export function linkHere(change: Change, view: View = now.view): string {
  return written({ view, params: changed(now.params, change) });
}

/** Changes the address; `replace` leaves no step for the back button, as while a slider is drawn. */
export function change(
  what: Change,
  { view = now.view, replace = false }: { view?: View; replace?: boolean } = {},
): void {
  const hash = written({ view, params: changed(now.params, what) });
  if (hash === written(now)) return;
  history[replace ? "replaceState" : "pushState"](null, "", hash);
  arrive();
}

/** Goes to a view with these parameters alone. */
export function goTo(view: View, what: Change = {}): void {
  history.pushState(null, "", linkTo(view, what));
  arrive();
}

function arrive(): void {
  at = location.hash;
  now = parsed(at);
  for (const listener of listeners) listener();
}

/** Follows links and the back button from now on. */
export function followAddress(): void {
  addEventListener("popstate", arrive);
  addEventListener("hashchange", () => location.hash !== at && arrive());
}

/** Returns where the page is, anew whenever that changes. */
export function useAddress(): Address {
  const [here, set] = useState(now);
  useEffect(() => {
    const listener = () => set(now);
    listeners.add(listener);
    listener();
    return () => void listeners.delete(listener);
  }, []);
  return here;
}
