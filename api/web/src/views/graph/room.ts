/** Room for actors and their names, so that none lies on another where the page is large enough. */

import type { Place } from "./camps";
import type { Places, Room } from "./layout";

const ROUNDS = 200;
const GAP = 10; // pixels between two names
const STRETCHES = [0.5, 2.3] as const; // of the width, the least and the most

/** An actor, or a box of them, with the room of its name on the screen, which stands below it. */
export interface Roomy {
  readonly id: string;
  readonly size: number;
  readonly name: Room;
  readonly fixed: boolean;
}

interface Box extends Place, Room {
  readonly id: string;
  readonly below: number; // of the box's middle under the actor's
  readonly fixed: boolean;
}

/** Returns places moved so far that no actor and no name lies on another when all is shown on the page; none moves off the page. */
export function roomy(places: Places, all: readonly Roomy[], page: Room): Places {
  const reach = reachOf(places);
  const zoom = Math.min(page.wide / reach.wide, page.high / reach.high, 1);
  const boxes = all.map((one) => boxOf(one, places[one.id] ?? reach, zoom));
  const room = { x: reach.x, y: reach.y, wide: page.wide / zoom, high: page.high / zoom };
  for (let round = 0; round < ROUNDS; round += 1) {
    let pushed = false;
    for (const [number, one] of boxes.entries())
      for (const other of boxes.slice(number + 1)) pushed = push(one, other) || pushed;
    if (!pushed) break;
    for (const box of boxes) keepInside(box, room);
  }
  return Object.fromEntries(boxes.map(({ id, x, y, below }) => [id, { x, y: y - below }]));
}

/** Returns places stretched to the shape of the page. */
export function stretched(places: Places, page: Room): Places {
  const { wide, high } = reachOf(places);
  const [least, most] = STRETCHES;
  const by = Math.min(Math.max(page.wide / page.high / (wide / high), least), most);
  return Object.fromEntries(Object.entries(places).map(([id, { x, y }]) => [id, { x: x * by, y }]));
}

/** Returns the middle of all places, and how far they reach. */
function reachOf(places: Places): Place & Room {
  const all = Object.values(places);
  const [left, right] = ends(all.map(({ x }) => x));
  const [top, bottom] = ends(all.map(({ y }) => y));
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    wide: Math.max(right - left, 1),
    high: Math.max(bottom - top, 1),
  };
}

function ends(values: readonly number[]): [number, number] {
  return values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 0];
}

type Moved = { -readonly [name in keyof Box]: Box[name] };

function boxOf({ id, size, name, fixed }: Roomy, { x, y }: Place, zoom: number): Moved {
  const [wide, high] = [(name.wide + GAP) / zoom, (name.high + GAP) / zoom];
  return { id, x, y: y + high / 2, wide: Math.max(size, wide), high: size + high, below: high / 2, fixed };
}

/** Pushes two apart along the shorter way, who is fixed not at all; returns whether they lay on one another. */
function push(one: Moved, other: Moved): boolean {
  const [right, down] = [other.x - one.x, other.y - one.y];
  const x = (one.wide + other.wide) / 2 - Math.abs(right);
  const y = (one.high + other.high) / 2 - Math.abs(down);
  if (x <= 0.5 || y <= 0.5 || (one.fixed && other.fixed)) return false;
  const [dx, dy] = x < y ? [right < 0 ? -x : x, 0] : [0, down < 0 ? -y : y];
  const share = one.fixed ? 0 : other.fixed ? 1 : 0.5; // of the way that the first goes
  one.x -= dx * share;
  one.y -= dy * share;
  other.x += dx * (1 - share);
  other.y += dy * (1 - share);
  return true;
}

function keepInside(box: Moved, room: Place & Room): void {
  if (box.fixed) return;
  const [aside, away] = [Math.max((room.wide - box.wide) / 2, 0), Math.max((room.high - box.high) / 2, 0)];
  box.x = Math.min(Math.max(box.x, room.x - aside), room.x + aside);
  box.y = Math.min(Math.max(box.y, room.y - away), room.y + away);
}
