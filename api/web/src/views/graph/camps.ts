/** Two camps: who stands with one, who with the other, who with both or neither; by plain relations, what is only claimed apart. */

import { FAMILIES, RELATIONS } from "../../service/vocabulary";
import type { Row, Tie } from "./lines";

export type Camp = "one" | "said-one" | "both" | "neither" | "said-other" | "other";
const COLUMNS: readonly (readonly Camp[])[] = [["one"], ["said-one"], ["both", "neither"], ["said-other"], ["other"]];

interface Bond {
  readonly friendly: boolean;
  readonly said: boolean; // friendly by what is only claimed
}

/** Returns the camp of each actor that ties join to others; who belongs to one of a camp, as its minister does, is of that camp. */
export function campsOf(ties: readonly Tie[], one: string, other: string): Map<string, Camp> {
  const own = new Set(FAMILIES.ties);
  const belonging = ties.filter(({ row }) => row.plain && row.sign > 0 && own.has(row.relation));
  const camps = new Map<string, Camp>([one, other].map((id) => [id, id === one ? "one" : "other"]));
  for (const id of new Set(ties.flatMap(({ source, target }) => [source.id, target.id])))
    if (!camps.has(id)) camps.set(id, campOf(bondOf(ties, id, one), bondOf(ties, id, other)));
  const found = new Map(camps);
  for (const [id, camp] of camps) {
    if (camp !== "neither") continue;
    const its = belonging.find(({ source, target }) => source.id === id && camps.get(target.id) !== "neither");
    found.set(id, (its && camps.get(its.target.id)) ?? camp);
  }
  return found;
}

function campOf(withOne: Bond, withOther: Bond): Camp {
  if (withOne.friendly && withOther.friendly) return "both";
  if (withOne.friendly) return withOne.said ? "said-one" : "one";
  if (withOther.friendly) return withOther.said ? "said-other" : "other";
  return "neither";
}

/** The weight of a pair as docs/paths.md has it: aligned relations, friendly less hostile; where one is plain, plain ones alone. */
function bondOf(ties: readonly Tie[], one: string, other: string): Bond {
  const between = ties
    .filter(
      ({ source, target }) => (source.id === one && target.id === other) || (source.id === other && target.id === one),
    )
    .map((tie) => tie.row)
    .filter((row) => RELATIONS[row.relation]?.aligned);
  const plain = between.filter((row) => row.plain);
  const weight = (plain.length > 0 ? plain : between).reduce((sum, row) => sum + row.sign * weightOf(row), 0);
  return { friendly: weight > 0, said: plain.length === 0 };
}

function weightOf(row: Row): number {
  return (RELATIONS[row.relation]?.weight ?? 1) * Math.log2(1 + row.origins) * (row.plain ? 1 : 0.5);
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

const COLUMN = 170;
const STEP = 84;
const GAP = 170;
const TALL = 5; // actors one above the other

/** Returns where each actor stands: camps as columns from one to the other, nobody on the line between the two themselves. */
export function campPlaces(
  camps: ReadonlyMap<string, Camp>,
  one: string,
  other: string,
  degree: ReadonlyMap<string, number>,
): Map<string, Place> {
  const places = new Map<string, Place>();
  let x = 0;
  for (const beside of COLUMNS) {
    const wide = beside.map((camp) => columnsOf(camps, camp, one, other, degree));
    const width = Math.max(...wide.map((columns) => columns.length));
    if (width === 0) continue;
    beside.forEach((camp, nth) => {
      const columns = wide[nth] ?? [];
      columns.forEach((column, index) => {
        const at = x + (index + (width - columns.length) / 2) * COLUMN;
        column.forEach((id, step) => places.set(id, { x: at, y: heightOf(camp, step, column) }));
      });
    });
    x += width * COLUMN + GAP;
  }
  return places;
}

/** Who stands with both is above the line between the two, who stands with neither, or is only said to stand with one, below it. */
function heightOf(camp: Camp, step: number, column: readonly string[]): number {
  if (camp === "both") return -(step + 1.3) * STEP;
  if (camp === "neither" || camp.startsWith("said-")) return (step + 1.3) * STEP;
  if (column.length === 1) return 0;
  return (step - (column.length - 1) / 2) * STEP + (column.length % 2 ? STEP / 2 : 0);
}

/** Returns the columns of a camp, those with most relations first; its head stands outermost, alone. */
function columnsOf(
  camps: ReadonlyMap<string, Camp>,
  camp: Camp,
  one: string,
  other: string,
  degree: ReadonlyMap<string, number>,
): string[][] {
  const members = [...camps].filter(([, held]) => held === camp).map(([id]) => id);
  const heads = members.filter((id) => id === one || id === other);
  const rest = members
    .filter((id) => !heads.includes(id))
    .sort((a, b) => (degree.get(b) ?? 0) - (degree.get(a) ?? 0) || (a < b ? -1 : 1));
  const tall = Math.max(TALL, Math.ceil(Math.sqrt(rest.length * 2)));
  const columns: string[][] = [];
  for (let start = 0; start < rest.length; start += tall) columns.push(rest.slice(start, start + tall));
  if (heads.length === 0) return columns;
  return camp === "other" ? [...columns.reverse(), heads] : [heads, ...columns];
}

/** Returns what a camp is called. */
export function campName(camp: Camp, one: string, other: string): string {
  const names: Readonly<Record<Camp, string>> = {
    one: `With ${one}`,
    "said-one": `Only claimed: with ${one}`,
    both: "Said to be with both",
    neither: "With neither",
    "said-other": `Only claimed: with ${other}`,
    other: `With ${other}`,
  };
  return names[camp];
}
