/** From actor to actor by the arrow keys, and places for who has none yet. */

import type { Place } from "./camps";

export type Way = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";
const WAYS: Readonly<Record<Way, Place>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};
const ASIDE = 2; // being off the way counts twice

/** Returns whether a key is an arrow. */
export function isWay(key: string): key is Way {
  return key in WAYS;
}

/** Returns the nearest that lies that way from a place, within 45 degrees either side if any does, else anywhere on that side. */
export function nextTo(places: ReadonlyMap<string, Place>, from: string | null, way: Way): string | null {
  const start = from === null ? undefined : places.get(from);
  if (!start) return [...places.keys()][0] ?? null;
  let best: string | null = null;
  let least = Infinity;
  for (const [id, { x, y }] of places) {
    if (id === from) continue;
    const along = (x - start.x) * WAYS[way].x + (y - start.y) * WAYS[way].y;
    const aside = Math.abs((x - start.x) * WAYS[way].y) + Math.abs((y - start.y) * WAYS[way].x);
    if (along <= 0) continue;
    const cost = along + ASIDE * aside + (aside > along ? 1e6 : 0);
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}

const AWAY = 90;

/** Returns a place beside the first neighbour that has one, each another way round; none where no neighbour has. */
export function besides(
  neighbours: readonly string[],
  known: ReadonlyMap<string, Place>,
  turn: number,
): Place | undefined {
  const at = neighbours.map((id) => known.get(id)).find((place) => place !== undefined);
  const angle = turn * 2.399963; // the golden angle
  return at && { x: at.x + AWAY * Math.cos(angle), y: at.y + AWAY * Math.sin(angle) };
}
