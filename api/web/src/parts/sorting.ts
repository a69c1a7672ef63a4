/** Rows in the order that somebody chose: by a column of theirs, up or down, as the address says it (`sort=-claims`). */

export type Value = string | number | null;

/** A column by its name, and which way. */
export interface Sort {
  readonly name: string;
  readonly down: boolean;
}

const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Returns the order that an address says, if it is by one of these columns. */
export function sortOf(params: URLSearchParams, names: readonly string[]): Sort | null {
  const said = params.get("sort") ?? "";
  const name = said.replace(/^-/, "");
  return names.includes(name) ? { name, down: said.startsWith("-") } : null;
}

/** Returns what the address says after a column's head was pressed: its first way, the other, then the service's own order. */
export function pressed(now: Sort | null, name: string, numbers: boolean): string | null {
  const told = (down: boolean) => (down ? `-${name}` : name);
  if (now?.name !== name) return told(numbers);
  return now.down === numbers ? told(!numbers) : null;
}

/** Returns the rows in order; equal ones stay as they were, and what has no value comes last either way. */
export function sorted<R>(rows: readonly R[], value: (row: R) => Value, down: boolean): R[] {
  const keyed = rows.map((row) => [value(row), row] as const);
  keyed.sort(([one], [other]) => {
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    const order =
      typeof one === "number" && typeof other === "number" ? one - other : words.compare(String(one), String(other));
    return down ? -order : order;
  });
  return keyed.map(([, row]) => row);
}
