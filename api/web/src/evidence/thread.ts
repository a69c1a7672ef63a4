/** A dispute as a thread: what each side said, day by day. */

import type { Schemas } from "../service/client";

export type Told = Schemas["Told"];
type Quote = Schemas["Quote"];
type Row = Schemas["DisputeRow"];

/** A sentence of a dispute, and where else the same one stands. */
export interface Saying {
  readonly role: string;
  readonly quote: Quote;
  readonly others: readonly Quote[];
}

/** What was said on one day: for it, against it, and asked; `gap` counts the days since the day before it. */
export interface Day {
  readonly day: string | null;
  readonly gap: number | null;
  readonly says: readonly Saying[];
  readonly against: readonly Saying[];
  readonly asks: readonly Saying[];
}

export const ROLE_WORDS: Readonly<Record<string, string>> = {
  says: "says so",
  denies: "denies it",
  negates: "says it is not so",
  counters: "says the others did it",
  questions: "asks",
};

const DAY_MS = 86_400_000;

/** Returns the days of a dispute in order of time; what has no date comes last. */
export function thread(statements: readonly Told[]): readonly Day[] {
  const days = new Map<string, Told[]>();
  for (const one of statements) {
    const day = one.quote.published ?? "";
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  const sorted = [...days].toSorted(([one], [other]) => (one === "" ? 1 : other === "" ? -1 : one < other ? -1 : 1));
  return sorted.map(([day, told], at) => {
    const sayings = once(told);
    const before = sorted[at - 1]?.[0];
    return {
      day: day || null,
      gap: day && before ? Math.round((Date.parse(day) - Date.parse(before)) / DAY_MS) || null : null,
      says: sayings.filter((one) => one.role === "says"),
      against: sayings.filter((one) => one.role !== "says" && one.role !== "questions"),
      asks: sayings.filter((one) => one.role === "questions"),
    };
  });
}

/** Returns the sayings with the same words of several articles as one. */
export function once(told: readonly Told[]): readonly Saying[] {
  const found = new Map<string, { role: string; quote: Quote; others: Quote[] }>();
  for (const { role, quote } of told) {
    const key = [role, quote.text, quote.speakers.join("|")].join("\n");
    const before = found.get(key);
    if (before) before.others.push(quote);
    else found.set(key, { role, quote, others: [] });
  }
  return [...found.values()];
}

/** How hot a dispute is: how many of three things hold of it, and which. */
export interface Heat {
  readonly degree: number;
  readonly reasons: readonly string[];
}

const WIDE = 3; // outlets
const FRESH_DAYS = 7; // as long as a claim and its denial may lie apart
const EVEN = 0.5; // the smaller side against the larger

export const HEAT_WORDS = ["cold", "mild", "warm", "hot"] as const;

/** Returns the heat of a dispute; `newest` is the last day of all disputes that are shown. */
export function heatOf(row: Row, newest: string | null): Heat {
  const against = row.denials + row.counters;
  const most = Math.max(row.claims, against);
  const fresh = row.last && newest ? (Date.parse(newest) - Date.parse(row.last)) / DAY_MS <= FRESH_DAYS : false;
  const reasons = [
    row.outlets >= WIDE && `told by ${row.outlets} outlets`,
    fresh && "still told in the last days",
    most > 0 && Math.min(row.claims, against) / most >= EVEN && "both sides are heard about as often",
  ].filter((reason) => reason !== false);
  return { degree: reasons.length, reasons };
}

export const ORDERS = ["widest", "hottest", "newest", "most even"] as const;
export type Order = (typeof ORDERS)[number];

/** Returns disputes in an order; the widest reported first is how the service gives them. */
export function ordered(rows: readonly Row[], order: Order): readonly Row[] {
  const newest = newestOf(rows);
  const even = (row: Row) => Math.min(row.claims, row.denials + row.counters);
  const by: Record<Order, (one: Row, other: Row) => number> = {
    widest: () => 0,
    hottest: (one, other) => heatOf(other, newest).degree - heatOf(one, newest).degree,
    newest: (one, other) => (other.last ?? "").localeCompare(one.last ?? ""),
    "most even": (one, other) => even(other) - even(one),
  };
  return rows.toSorted(by[order]);
}

/** Returns the last day of which a dispute tells. */
export function newestOf(rows: readonly Row[]): string | null {
  return rows.reduce<string | null>((last, row) => ((row.last ?? "") > (last ?? "") ? row.last : last), null);
}
