/** Outlets by what somebody types of their names: the service itself takes whole names alone. */

const FEW = 4; // that a wrong name may have meant
const LIKE = 0.45; // of the pairs of letters of two names, at least, that are in both

/** Returns a name as it is compared: without accents, case and marks. */
function folded(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Returns those with what is typed in their names, in their order: those that begin with it first. */
export function matching<T extends { readonly name: string }>(rows: readonly T[], typed: string): T[] {
  const text = folded(typed);
  const begins = (row: T) => Number(!folded(row.name).startsWith(text));
  return rows.filter((row) => folded(row.name).includes(text)).toSorted((one, other) => begins(one) - begins(other));
}

/** Returns whether an outlet of this name is there, as the service takes it. */
export function isKnown(rows: readonly { readonly name: string }[], name: string): boolean {
  return rows.some((row) => row.name.toLowerCase() === name.toLowerCase());
}

/** Returns the outlets that a wrong name may have meant, the likeliest first. */
export function meant<T extends { readonly name: string }>(rows: readonly T[], wrong: string): T[] {
  const scored = rows.map((row) => [likeness(folded(row.name), folded(wrong)), row] as const);
  return scored
    .filter(([score]) => score >= LIKE)
    .toSorted(([one], [other]) => other - one)
    .slice(0, FEW)
    .map(([, row]) => row);
}

/** Returns how alike two names are, from 0 to 1: one within the other counts as alike. */
function likeness(one: string, other: string): number {
  if (one && other && (one.includes(other) || other.includes(one))) return 0.9;
  const [first, second] = [pairs(one), pairs(other)];
  const shared = [...first].filter((pair) => second.has(pair)).length;
  return (2 * shared) / Math.max(1, first.size + second.size);
}

function pairs(text: string): ReadonlySet<string> {
  return new Set(Array.from(text).flatMap((letter, at, all) => (all[at + 1] ? [letter + (all[at + 1] ?? "")] : [])));
}
