/** The letters that lead to views, after `g`: of each name the first that no view before it has. */

import { type View, VIEWS } from "./address";

export const VIEW_KEYS: ReadonlyMap<string, View> = VIEWS.reduce((keys, view) => {
  const letter = Array.from(view).find((one) => !keys.has(one));
  return letter ? keys.set(letter, view) : keys;
}, new Map<string, View>());

/** Returns the letter of a view. */
export function keyOf(view: View): string {
  return [...VIEW_KEYS].find(([, one]) => one === view)?.[0] ?? "";
}
