/** Names and words on the picture: none over another, those first that matter most, and as large at any distance. */

/** A name with its box on the screen, in pixels; who has the higher rank is named first. */
export interface Named {
  readonly id: string;
  readonly x: number; // its middle
  readonly y: number; // its upper edge
  readonly wide: number;
  readonly high: number;
  readonly rank: number;
}

const LETTER = 6.4; // pixels of a letter at 12 pixels, in the mean
const LINE = 14;
const SMALL_LETTER = 6; // of the words on a line, with what keeps them apart
const LETTERS = 17; // a line: longer names are broken

/** Returns how much room a name takes on the screen. */
export function roomOf(name: string): { wide: number; high: number } {
  let lines = 0;
  let longest = 0;
  for (const part of name.split("\n")) {
    let line = 0;
    for (const word of part.split(" ")) {
      if (line > 0 && line + 1 + word.length > LETTERS) {
        lines += 1;
        line = 0;
      }
      line += (line > 0 ? 1 : 0) + word.length;
      longest = Math.max(longest, line);
    }
    lines += 1;
  }
  return { wide: longest * LETTER, high: lines * LINE };
}

/** Returns how much room words take that stand on a line. */
export function roomOnLine(words: string): { wide: number; high: number } {
  return { wide: words.length * SMALL_LETTER, high: LINE };
}

/** Returns whose names have room, those of higher rank first; what is taken stays free. */
export function named(all: readonly Named[], taken: readonly Named[] = []): Set<string> {
  const held = [...taken];
  const found = new Set<string>();
  for (const one of [...all].sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))) {
    if (held.some((other) => overlap(one, other))) continue;
    held.push(one);
    found.add(one.id);
  }
  return found;
}

function overlap(one: Named, other: Named): boolean {
  return (
    Math.abs(one.x - other.x) * 2 < one.wide + other.wide && one.y < other.y + other.high && other.y < one.y + one.high
  );
}
