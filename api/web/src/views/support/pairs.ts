/** What two actors are to each other: the net weight of the relations between them, as docs/paths.md has it for analysis. */

import type { Row } from "../../parts/sheet";
import { RELATIONS } from "../../service/vocabulary";

type Named = Row["subject"];

/** What one does to another: `net` is friendly less hostile weight; `mixed` tells that there is both. */
export interface Cell {
  readonly from: Named;
  readonly to: Named;
  readonly rows: readonly Row[];
  readonly net: number;
  readonly plain: boolean;
  readonly mixed: boolean;
}

const CLAIMED = 0.5; // what a relation that is only claimed weighs of a plain one

/** Returns the weight of a relation with its sign: the type's weight, times the logarithm of origins. */
export function weightOf(row: Row): number {
  const weight = RELATIONS[row.relation]?.weight ?? 1;
  return row.sign * weight * Math.log2(1 + row.origins) * (row.plain ? 1 : CLAIMED);
}

/** Returns the net weight of relations; where one of them is plain, those that are only claimed do not count. */
export function netOf(rows: readonly Row[]): number {
  return counted(rows).reduce((sum, row) => sum + weightOf(row), 0);
}

function counted(rows: readonly Row[]): readonly Row[] {
  const plain = rows.filter((row) => row.plain);
  return plain.length > 0 ? plain : rows;
}

/** The actors of relations, what each does to each, and how much joins or parts two of them, either way. */
export class Pairs {
  readonly actors: ReadonlyMap<string, Named>;
  private readonly cells = new Map<string, Cell>();
  private readonly bonds = new Map<string, number>();

  constructor(rows: readonly Row[]) {
    const named = rows.filter((row) => row.subject.id !== row.object.id);
    this.actors = new Map(named.flatMap((row) => [row.subject, row.object]).map((actor) => [actor.id, actor]));
    const towards = grouped(named, (row) => {
      const back = RELATIONS[row.relation]?.symmetric ? [key(row.object.id, row.subject.id)] : [];
      return [key(row.subject.id, row.object.id), ...back];
    });
    for (const [pair, between] of towards) {
      const [from, to] = pair.split(" ").map((id) => this.actors.get(id));
      if (from && to) this.cells.set(pair, cellOf(from, to, between));
    }
    const both = grouped(named, (row) => [key(...ordered(row.subject.id, row.object.id))]);
    for (const [pair, between] of both) this.bonds.set(pair, netOf(between));
  }

  /** Returns what one does to the other, if anything. */
  cell(from: string, to: string): Cell | undefined {
    return this.cells.get(key(from, to));
  }

  /** Returns the net weight between two, either way; 0 where nothing is told. */
  bond(one: string, other: string): number {
    return this.bonds.get(key(...ordered(one, other))) ?? 0;
  }

  /** Returns the relations between two, either way, those with most behind them first. */
  between(one: string, other: string): Row[] {
    const rows = [...(this.cell(one, other)?.rows ?? []), ...(this.cell(other, one)?.rows ?? [])];
    const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
    return unique.sort((a, b) => Number(b.plain) - Number(a.plain) || Math.abs(weightOf(b)) - Math.abs(weightOf(a)));
  }

  /** Returns so many actors, those first who are joined to others or parted from them most. */
  foremost(most: number): string[] {
    const weights = new Map<string, number>();
    for (const [pair, bond] of this.bonds)
      for (const id of pair.split(" ")) weights.set(id, (weights.get(id) ?? 0) + Math.abs(bond));
    return [...weights.keys()]
      .sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || (a < b ? -1 : 1))
      .slice(0, most);
  }
}

function cellOf(from: Named, to: Named, rows: readonly Row[]): Cell {
  const signs = new Set(counted(rows).map((row) => Math.sign(row.sign)));
  return {
    from,
    to,
    rows,
    net: netOf(rows),
    plain: rows.some((row) => row.plain),
    mixed: signs.has(1) && signs.has(-1),
  };
}

function grouped(rows: readonly Row[], keys: (row: Row) => string[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) for (const name of keys(row)) groups.set(name, [...(groups.get(name) ?? []), row]);
  return groups;
}

function ordered(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one];
}

function key(from: string, to: string): string {
  return `${from} ${to}`; // no id has a space
}
