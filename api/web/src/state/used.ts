/** The filters that the view in sight obeys: what lies beside it, such as evidence, goes by them too. */

import { useEffect, useState } from "preact/hooks";
import { type FilterName, FILTERS } from "./filters";

let used = "";
const listeners = new Set<() => void>();

function tell(names: string): void {
  used = names;
  for (const listener of listeners) listener();
}

/** Says that the view obeys these filters, for as long as it is there. */
export function useAsUsed(names: readonly FilterName[]): void {
  const told = names.join(" ");
  useEffect(() => {
    tell(told);
    return () => tell("");
  }, [told]);
}

/** Returns the filters that the view obeys; none where it has none. */
export function useUsed(): readonly FilterName[] {
  const [now, set] = useState(used);
  useEffect(() => {
    const listener = () => set(used);
    listeners.add(listener);
    listener();
    return () => void listeners.delete(listener);
  }, []);
  const names = now.split(" ");
  return FILTERS.filter((name) => names.includes(name));
}
