/** What is drawn: actors, and lines between them that are relations, one or several in one. */

import type { Schemas } from "../../service/client";
import { reading, RELATIONS, SIGN_GLYPHS, type Sign, signOf } from "../../service/vocabulary";

export type Row = Schemas["RelationRow"];
export type Named = Schemas["Named"];

/** An actor that is drawn; `hidden` neighbours of it are not. */
export interface Seen {
  readonly actor: Named;
  readonly hidden: number;
  readonly hub: boolean;
}

/** A relation between the two that are drawn for its subject and object: themselves, or the states for which they act. */
export interface Tie {
  readonly row: Row;
  readonly source: Named;
  readonly target: Named;
}

export type Look = "friendly" | "neutral" | "hostile" | "mixed";

/** A line of the picture; `sign` and `claimed` tell of its plain relations where there are any. */
export interface Line {
  readonly id: string;
  readonly pair: string;
  readonly source: Named;
  readonly target: Named;
  readonly ties: readonly Tie[];
  readonly look: Look;
  readonly claimed: boolean;
  readonly disputed: boolean;
  readonly origins: number;
  readonly ways: "to" | "both" | "none";
}

const APART = 3; // relations between two that are drawn beside one another; more are one line with their number

/** Returns the key of two actors, the same either way round. */
export function pairOf(one: string, other: string): string {
  return one < other ? `${one}~${other}` : `${other}~${one}`;
}

/** Returns the ties of rows between their own subjects and objects; a row that one has with itself is none. */
export function tiesOf(rows: readonly Row[]): Tie[] {
  return rows
    .filter((row) => row.subject.id !== row.object.id)
    .map((row) => ({ row, source: row.subject, target: row.object }));
}

/** Returns the lines that show the ties: of pairs in `apart`, or with few relations, each its own; of all others one. */
export function linesOf(ties: readonly Tie[], apart: ReadonlySet<string>, dense: boolean): Line[] {
  const pairs = new Map<string, Tie[]>();
  for (const tie of ties) {
    const key = pairOf(tie.source.id, tie.target.id);
    pairs.set(key, [...(pairs.get(key) ?? []), tie]);
  }
  return [...pairs].flatMap(([pair, held]) => {
    const single = held.length === 1 || apart.has(pair) || (!dense && held.length <= APART);
    return single ? held.map((tie) => lineOf(pair, [tie])) : [lineOf(pair, held)];
  });
}

function lineOf(pair: string, ties: readonly Tie[]): Line {
  const [first] = ties;
  if (!first) throw new Error("a line shows at least one relation");
  const plain = ties.filter((tie) => tie.row.plain);
  const telling = plain.length > 0 ? plain : ties; // an allegation never colours what is plain
  const directed = ties.filter((tie) => !RELATIONS[tie.row.relation]?.symmetric);
  const forth = directed.some((tie) => tie.source.id === first.source.id);
  const back = directed.some((tie) => tie.source.id !== first.source.id);
  const [source, target] = back && !forth ? [first.target, first.source] : [first.source, first.target];
  return {
    id: ties.length === 1 ? lineId(first) : `pair ${source.id} ${target.id}`,
    pair,
    source,
    target,
    ties,
    look: lookOf(telling.map((tie) => signOf(tie.row.sign))),
    claimed: plain.length === 0,
    disputed: ties.some((tie) => tie.row.disputed),
    origins: Math.max(...telling.map((tie) => tie.row.origins)),
    ways: forth && back ? "both" : forth || back ? "to" : "none",
  };
}

/** A relation is drawn more than once where people of several states have a part in it. */
function lineId({ row, source, target }: Tie): string {
  return source.id === row.subject.id && target.id === row.object.id ? row.id : `${row.id} ${source.id} ${target.id}`;
}

function lookOf(signs: readonly Sign[]): Look {
  const kinds = new Set(signs);
  if (kinds.size > 1) return "mixed";
  return kinds.has(1) ? "friendly" : kinds.has(-1) ? "hostile" : "neutral";
}

/** Returns how many relations of each sign there are, as `▲2 ▼1`. */
export function tally(ties: readonly Tie[]): string {
  return ([1, 0, -1] as const)
    .map((sign) => [sign, ties.filter((tie) => signOf(tie.row.sign) === sign).length] as const)
    .filter(([, number]) => number > 0)
    .map(([sign, number]) => `${SIGN_GLYPHS[sign]}${number}`)
    .join(" ");
}

/** Returns what stands on a line: its words, or its signs alone where there are many. */
export function labelOf(line: Line, words: boolean): string {
  const [tie] = line.ties;
  const marks = line.disputed ? " ‼" : "";
  if (!tie || line.ties.length > 1) {
    const plain = line.ties.filter((one) => one.row.plain);
    const claimed = line.ties.filter((one) => !one.row.plain);
    const said = claimed.length === 0 ? "" : `${plain.length > 0 ? " · " : ""}${tally(claimed)} only claimed`;
    return words ? `${tally(plain)}${said}${marks}` : `${tally(line.ties)}${marks}`;
  }
  const glyph = SIGN_GLYPHS[signOf(tie.row.sign)];
  return words ? `${glyph} ${reading(tie.row.relation)}${marks}` : `${glyph}${marks}`;
}

/** Returns how thick a line is: by the origins that tell of it, which copies of one text do not add to. */
export function widthOf(origins: number): number {
  return Math.min(1.5 + 1.5 * Math.log2(Math.max(origins, 1)), 9);
}

/** Returns how many relations each actor has among those drawn. */
export function degrees(ties: readonly Tie[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { source, target } of ties) for (const { id } of [source, target]) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}
