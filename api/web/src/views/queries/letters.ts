/** What is written on the small picture: names and what lines say, none over another, and as large at any distance. */

import { type Named, named, roomOf, roomOnLine } from "../graph/names";

export const NAME_PX = 13;
export const LINE_PX = 11;
export const DOT_PX = 14;
const BELOW_PX = 9; // from the middle of a dot to its name

/** A dot of the picture, and how many lines end there; or a line, with its middle and its length: on the screen, in pixels. */
export interface Dot {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly lines: number;
}
export interface Line {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly long: number;
}

/** Returns the ids of what is written: names first, of those with most lines; then what lines say, where no dot or name stands. */
export function written(dots: readonly Dot[], lines: readonly Line[]): Set<string> {
  const names = dots.map(({ id, label, x, y, lines: rank }): Named => ({
    id,
    x,
    y: y + BELOW_PX,
    ...roomOf(label),
    rank,
  }));
  const told = named(names);
  const bodies = dots.map(({ id, x, y }): Named => ({ id, x, y: y - DOT_PX / 2, wide: DOT_PX, high: DOT_PX, rank: 0 }));
  const said = lines.map(({ id, label, x, y, long }): Named => {
    const { wide, high } = roomOnLine(label);
    return { id, x, y: y - high / 2, wide, high, rank: long };
  });
  return new Set([...told, ...named(said, [...bodies, ...names.filter(({ id }) => told.has(id))])]);
}
