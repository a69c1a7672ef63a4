/** The filters of the evidence alone: by speaker, outlet, stance and standing of the claims that are there. */

import type { Schemas } from "../service/client";
import { change, useAddress } from "../state/address";
import { OPEN_FILTERS } from "./open";
import { choices, type Wanted } from "./sorted";

type Name = keyof typeof OPEN_FILTERS;
const LABELS: readonly (readonly [Name, string])[] = [
  ["speaker", "Said by"],
  ["outlet", "Outlet"],
  ["stance", "Stance"],
  ["standing", "Standing"],
];
const LONG = 60; // characters of a name in a list

/** Returns what an address narrows the evidence to. */
export function wantedOf(params: URLSearchParams): Wanted {
  const of = (name: Name) => params.get(OPEN_FILTERS[name]) ?? "";
  return { speaker: of("speaker"), outlet: of("outlet"), stance: of("stance"), standing: of("standing") };
}

export function DrawerFilters({ claims, shown }: { claims: readonly Schemas["Claim"][]; shown: number }) {
  const { params } = useAddress();
  const wanted = wantedOf(params);
  const set = (name: Name, value: string) => change({ [OPEN_FILTERS[name]]: value }, { replace: true });
  const clear = () => change(Object.fromEntries(LABELS.map(([name]) => [OPEN_FILTERS[name], null])), { replace: true });
  const narrowed = LABELS.some(([name]) => wanted[name]);
  return (
    <search class="narrowing screen" aria-label="Filters of these claims">
      {LABELS.map(([name, label]) => {
        const found = choices(claims, name);
        if (found.length < 2 && !wanted[name]) return null;
        return (
          <label key={name} class="field">
            <span>{label}</span>
            <select value={wanted[name]} onChange={(event) => set(name, event.currentTarget.value)}>
              <option value="">all</option>
              {found.map(([value, number]) => (
                <option key={value} value={value}>
                  {value.length > LONG ? `${value.slice(0, LONG)}…` : value} ({number})
                </option>
              ))}
            </select>
          </label>
        );
      })}
      {narrowed && (
        <p class="small" role="status">
          {shown} of {claims.length} claims{" "}
          <button type="button" class="bare" onClick={clear}>
            Show all
          </button>
        </p>
      )}
    </search>
  );
}
