/** What is written on the small picture: names and what lines say, none over another, and as large at any distance. */

import { type Named, named, roomOf } from "../graph/names";

export const NAME_PX = 13;
export const LINE_PX = 11;
const DOT_PX = 9; // from the middle of a dot to its name
const LETTER_PX = 6; // of what a line says, in the mean
const BESIDE_PX = 26; // of a line, near its ends, where dots and arrows are

/** A dot of the picture, and how many lines end there; or a line, from where to where: on the screen, in pixels. */
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
  readonly middle: { readonly x: number; readonly y: number };
  readonly wide: number;
  readonly high: number;
}

/** Returns the ids of what is written: names first, of those with most lines; then what long lines say. */
export function written(dots: readonly Dot[], lines: readonly Line[]): Set<string> {
  const names = dots.map(({ id, label, x, y, lines: rank }): Named => {
    const { wide, high } = roomOf(label);
    return { id, x, y: y + DOT_PX, wide, high, rank: 1_000_000 + rank };
  });
  const said = lines.flatMap(({ id, label, middle, wide, high }): Named[] => {
    const long = Math.hypot(wide, high);
    const letters = label.length * LETTER_PX;
    if (long - BESIDE_PX < letters) return [];
    const [across, up] = [Math.abs(wide) / long, Math.abs(high) / long]; // it is written along the line
    const box = { wide: across * letters + up * LINE_PX, high: up * letters + across * LINE_PX };
    return [{ id, x: middle.x, y: middle.y - box.high / 2, ...box, rank: long }];
  });
  return named([...names, ...said]);
}
