/** What is set, as chips: what each says, and the change that takes it out. */

import { FAMILIES, KINDS, RELATIONS, SIGN_GLYPHS, SIGN_WORDS, spaced } from "../service/vocabulary";
import type { Change } from "../state/address";
import { type FilterName, FILTERS } from "../state/filters";
import { timeText } from "./days";

/** A filter that is set; `actors` are ids to be shown by their names, after the label. */
export interface Chip {
  readonly key: string;
  readonly label: string;
  readonly actors: readonly string[];
  readonly without: Change;
  readonly used: boolean;
}

const ACTORS: Readonly<Partial<Record<FilterName, string>>> = { actor: "", by: "by", of: "to", speaker: "says" };
const LABELS: Readonly<Partial<Record<FilterName, string>>> = {
  asOf: "held on",
  knownBy: "as known by",
  topic: "topic:",
  place: "place:",
  weapon: "weapon:",
  byKind: "done by:",
  ofKind: "done to:",
};
const LEAST: Readonly<Partial<Record<FilterName, string>>> = {
  minClaims: "claims",
  minOutlets: "outlets",
  minOrigins: "origins",
  minSpeakers: "named speakers",
};
const FLAGS: Readonly<Partial<Record<FilterName, string>>> = {
  plain: "no allegations",
  own: "nobody who acts for them",
  members: "with members of alliances",
};
const TIMES: readonly (readonly [FilterName, FilterName, string])[] = [
  ["since", "until", "happened"],
  ["publishedSince", "publishedUntil", "published"],
];

/** Returns the chips of an address; `names` are the filters that the view obeys, others are not `used`, `own` it shows itself. */
export function chipsOf(
  params: URLSearchParams,
  names: readonly FilterName[],
  own: readonly FilterName[] = [],
): Chip[] {
  const chips: Chip[] = [];
  const add = (name: FilterName, key: string, label: string, without: Change, actors: readonly string[] = []) => {
    if (!own.includes(name)) chips.push({ key, label, actors, without, used: names.includes(name) });
  };
  const states = onlyStates(params);
  if (states) add("byKind", "states", "only states", { byKind: null, ofKind: null });
  for (const [since, until, label] of TIMES) {
    const [from, to] = [params.get(since), params.get(until)];
    if (from ?? to)
      add(from ? since : until, since, `${label} ${timeText(from, to)}`, { [since]: null, [until]: null });
  }
  for (const name of FILTERS) {
    const values = params.getAll(name).filter(Boolean);
    if (values.length === 0 || TIMES.some((pair) => pair.includes(name))) continue;
    if (states && (name === "byKind" || name === "ofKind")) continue;
    if (name === "between") {
      add(name, name, "between", { between: null }, values);
      continue;
    }
    for (const value of values) {
      const without = { [name]: values.filter((one) => one !== value) };
      if (name in ACTORS) add(name, `${name} ${value}`, ACTORS[name] ?? "", without, [value]);
      else add(name, `${name} ${value}`, labelOf(name, value), without);
    }
  }
  return chips;
}

/** Returns whether an address asks for states alone, at both ends. */
export function onlyStates(params: URLSearchParams): boolean {
  const [state] = KINDS;
  return ["byKind", "ofKind"].every((name) => params.getAll(name).join() === state);
}

/** Returns what a family is called: those of a sign by it. */
export function familyText(name: string): string {
  const sign = ([1, 0, -1] as const).find((one) => SIGN_WORDS[one] === name);
  const words = spaced(name).replaceAll("-", " ");
  return sign === undefined ? words : `${SIGN_GLYPHS[sign]} ${words}`;
}

/** Returns the families that people choose from: those of a sign, and the others but for the codes of other systems. */
export function familyNames(): { signs: readonly string[]; others: readonly string[] } {
  const names = Object.keys(FAMILIES).filter((name) => !name.startsWith("plover-"));
  const signs = ([1, -1, 0] as const).map((sign) => SIGN_WORDS[sign]).filter((name) => names.includes(name));
  return { signs, others: names.filter((name) => !signs.includes(name)) };
}

function labelOf(name: FilterName, value: string): string {
  if (name === "family") return familyText(value);
  if (name === "type") return RELATIONS[value]?.label ?? spaced(value);
  if (name === "minConfidence") return `read with confidence ${value} or more`;
  if (name in LEAST) return `at least ${value} ${LEAST[name] ?? ""}`;
  if (name in FLAGS) return FLAGS[name] ?? name;
  const shown =
    name === "byKind" || name === "ofKind"
      ? spaced(value)
      : name === "asOf" || name === "knownBy"
        ? timeText(value, value)
        : value;
  return [LABELS[name], shown].filter(Boolean).join(" ");
}
