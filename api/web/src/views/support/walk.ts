/** The way of the arrow keys through a grid in which most places are empty. */

/** A row and a column. */
export type Place = readonly [number, number];
type Has = (place: Place) => boolean;

export const STEPS: Readonly<Record<string, Place>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** Returns the first place that holds something. */
export function firstOf(size: number, has: Has): Place | null {
  return all(size).find(has) ?? null;
}

/** Returns the next place that holds something straight on; else the nearest one of what lies that way. */
export function nextOf(from: Place, [down, right]: Place, size: number, has: Has): Place | null {
  const ahead = ([row, column]: Place) => (row - from[0]) * down + (column - from[1]) * right;
  const aside = ([row, column]: Place) => Math.abs((row - from[0]) * right) + Math.abs((column - from[1]) * down);
  const found = all(size).filter((place) => ahead(place) > 0 && has(place));
  found.sort(
    (one, other) =>
      Number(aside(one) > 0) - Number(aside(other) > 0) || ahead(one) - ahead(other) || aside(one) - aside(other),
  );
  return found[0] ?? null;
}

function all(size: number): Place[] {
  return Array.from({ length: size * size }, (_, at) => [Math.floor(at / size), at % size] as const);
}
