/** Claims over time as bars that follow one another without a gap, however far apart the days are. */

import type { Schemas } from "../service/client";
import type { Sign } from "../service/vocabulary";

type Answer = Schemas["DaysAnswer"];
type Row = Schemas["DayRow"];
export type Period = Answer["period"];
export type Numbers = Omit<Row, "when" | "sign">;

/** The claims of one part of the time; `first` is null of all that is earlier than the bars, `last` of all that is later. */
export interface Bar {
  readonly first: string | null;
  readonly last: string | null;
  readonly signs: Readonly<Record<Sign, Numbers>>;
  readonly claims: number;
}

/** Bars, and how many claims have no place among them, for their dates are less exact or none. */
export interface Bars {
  readonly period: Period;
  readonly bars: readonly Bar[];
  readonly loose: number;
}

export const MOST_BARS = 120; // on one screen: each is still 8 px wide
const NONE: Numbers = { plain: 0, claimed: 0, denials: 0, questions: 0, ended: 0, unsaid: 0 };
const EXACT: Readonly<Record<Period, number>> = { day: 10, week: 10, month: 7, year: 4 };
const DAY_MS = 86_400_000;
const MONDAY = 4; // days from 1 January 1970, a Thursday, to the first Monday

/** Returns the claims of an answer as bars: those of the stretch with most claims, and what is before and after it as one each. */
export function barsOf(answer: Answer, most = MOST_BARS): Bars {
  const { period } = answer;
  const fit = answer.rows.filter((row) => row.when?.length === EXACT[period]);
  const loose = sum(answer.rows.filter((row) => row.when?.length !== EXACT[period]));
  const parts = new Map<number, Row[]>();
  for (const row of fit) {
    const at = numberOf(row.when ?? "", period);
    parts.set(at, [...(parts.get(at) ?? []), row]);
  }
  const [from, to] = stretch(parts, most);
  const bars: Bar[] = [];
  const early = fit.filter((row) => numberOf(row.when ?? "", period) < from);
  const late = fit.filter((row) => numberOf(row.when ?? "", period) > to);
  if (early.length > 0) bars.push(bar(null, before(firstDay(from, period)), early));
  for (let at = from; at <= to; at++)
    bars.push(bar(firstDay(at, period), before(firstDay(at + 1, period)), parts.get(at) ?? []));
  if (late.length > 0) bars.push(bar(firstDay(to + 1, period), null, late));
  return { period, bars, loose };
}

/** Returns the indices of the bars that a time takes in, the whole of them where it is open. */
export function chosen(
  bars: readonly Bar[],
  since: string | null | undefined,
  until: string | null | undefined,
): [number, number] {
  const end = bars.length - 1;
  const from = since ? bars.findIndex((one) => one.last === null || one.last >= since) : 0;
  const to = until ? bars.findLastIndex((one) => one.first === null || one.first <= `${until}~`) : end;
  return [from < 0 ? Math.max(end, 0) : from, Math.max(to, 0)];
}

/** Returns the time that bars take in: null where it is open, so that all bars are no filter. */
export function timeOf(bars: readonly Bar[], from: number, to: number): { since: string | null; until: string | null } {
  return {
    since: from <= 0 ? null : (bars[from]?.first ?? null),
    until: to >= bars.length - 1 ? null : (bars[to]?.last ?? null),
  };
}

/** Returns a day as people write it: 5 Oct 2020. */
export function dayText(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  const style: Intl.DateTimeFormatOptions = { timeZone: "UTC", year: "numeric" };
  if (month) style.month = "short";
  if (date) style.day = "numeric";
  return new Intl.DateTimeFormat("en-GB", style).format(new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1)));
}

/** Returns what a bar is called. */
export function barText({ first, last }: Bar, period: Period): string {
  if (first === null) return last === null ? "all time" : `until ${dayText(last)}`;
  if (last === null) return `since ${dayText(first)}`;
  if (period === "week") return `week of ${dayText(first)}`;
  return dayText(first.slice(0, EXACT[period]));
}

/** Returns a time in words. */
export function timeText(since: string | null | undefined, until: string | null | undefined): string {
  if (since && until) return since === until ? dayText(since) : `${dayText(since)} – ${dayText(until)}`;
  if (since) return `since ${dayText(since)}`;
  return until ? `until ${dayText(until)}` : "all time";
}

/** Returns how many claims numbers tell of. */
export function total(numbers: Numbers): number {
  return numbers.plain + numbers.claimed + numbers.denials + numbers.questions + numbers.ended + numbers.unsaid;
}

function bar(first: string | null, last: string | null, rows: readonly Row[]): Bar {
  const of = (sign: Sign) => rows.filter((row) => row.sign === sign).reduce(added, NONE);
  return { first, last, signs: { 1: of(1), 0: of(0), [-1]: of(-1) }, claims: sum(rows) };
}

function added(one: Numbers, other: Numbers): Numbers {
  return {
    plain: one.plain + other.plain,
    claimed: one.claimed + other.claimed,
    denials: one.denials + other.denials,
    questions: one.questions + other.questions,
    ended: one.ended + other.ended,
    unsaid: one.unsaid + other.unsaid,
  };
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((before, row) => before + total(row), 0);
}

/** Returns the first and the last of those parts that lie close enough together and have most claims, later ones where equal. */
function stretch(parts: ReadonlyMap<number, readonly Row[]>, most: number): [number, number] {
  const known = [...parts.keys()].sort((a, b) => a - b);
  let best: [number, number] = [0, -1];
  let largest = 0;
  for (const from of known) {
    const inside = known.filter((at) => at >= from && at < from + most);
    const claims = inside.reduce((before, at) => before + sum(parts.get(at) ?? []), 0);
    if (claims >= largest) [best, largest] = [[from, inside.at(-1) ?? from], claims];
  }
  return best;
}

function numberOf(when: string, period: Period): number {
  const [year = 0, month = 1, date = 1] = when.split("-").map(Number);
  if (period === "year") return year;
  if (period === "month") return year * 12 + month - 1;
  const days = Math.floor(Date.UTC(year, month - 1, date) / DAY_MS);
  return period === "day" ? days : Math.floor((days - MONDAY) / 7);
}

function firstDay(at: number, period: Period): string {
  if (period === "year") return `${String(at).padStart(4, "0")}-01-01`;
  if (period === "month") return iso(Date.UTC(Math.floor(at / 12), at % 12, 1));
  return iso((period === "day" ? at : at * 7 + MONDAY) * DAY_MS);
}

function before(day: string): string {
  return iso(Date.parse(day) - DAY_MS);
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
