/** Forces for many actors, in a second where the layout library takes twenty: after Fruchterman and Reingold (1991), with their grid. */

import type { Place } from "./camps";

const ROUNDS = 120;
const REACH = 2.5; // of the wanted distance: what is further away does not push
const GRAVITY = 0.02; // towards the middle, so that parts that nothing joins stay in sight

/** Returns places near those given where actors stand about `apart` from one another, and lines pull them together. */
export function spread(
  nodes: readonly (Place & { readonly id: string; readonly fixed?: boolean })[],
  edges: readonly { readonly source: string; readonly target: string }[],
  apart: number,
): Record<string, Place> {
  const index = new Map(nodes.map(({ id }, number) => [id, number]));
  const x = Float64Array.from(nodes, (node) => node.x);
  const y = Float64Array.from(nodes, (node) => node.y);
  const ends = edges.flatMap(({ source, target }) => {
    const [one, other] = [index.get(source), index.get(target)];
    return one === undefined || other === undefined || one === other ? [] : [[one, other] as const];
  });
  const lines = new Float64Array(nodes.length);
  for (const [one, other] of ends) for (const end of [one, other]) lines[end] = (lines[end] ?? 0) + 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    const dx = new Float64Array(nodes.length);
    const dy = new Float64Array(nodes.length);
    push(x, y, dx, dy, apart);
    for (const [one, other] of ends) pull(x, y, dx, dy, one, other, apart, lines);
    move(x, y, dx, dy, apart * (1 - round / ROUNDS), (number) => nodes[number]?.fixed === true);
  }
  return Object.fromEntries(nodes.map(({ id }, number) => [id, { x: x[number] ?? 0, y: y[number] ?? 0 }]));
}

type Axis = Float64Array;

function at(axis: Axis, number: number): number {
  return axis[number] ?? 0;
}

/** Pushes all apart that are near one another. */
function push(x: Axis, y: Axis, dx: Axis, dy: Axis, apart: number): void {
  const side = REACH * apart;
  const cells = new Map<string, number[]>();
  const cellOf = (number: number) => [Math.floor(at(x, number) / side), Math.floor(at(y, number) / side)] as const;
  for (let one = 0; one < x.length; one += 1) {
    const key = cellOf(one).join(" ");
    cells.set(key, [...(cells.get(key) ?? []), one]);
  }
  for (let one = 0; one < x.length; one += 1) {
    const [column, row] = cellOf(one);
    for (const key of around(column, row))
      for (const other of cells.get(key) ?? []) {
        if (other === one) continue;
        const [wide, high] = [at(x, one) - at(x, other) || (one - other) * 0.01, at(y, one) - at(y, other)];
        const distance = Math.max(Math.hypot(wide, high), 1);
        if (distance > side) continue;
        const force = (apart * apart) / distance / distance;
        dx[one] = at(dx, one) + wide * force;
        dy[one] = at(dy, one) + high * force;
      }
  }
}

function around(column: number, row: number): string[] {
  return [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => `${column + right} ${row + down}`));
}

/** Pulls two together between whom a line is, the less the more lines each has. */
function pull(x: Axis, y: Axis, dx: Axis, dy: Axis, one: number, other: number, apart: number, lines: Axis): void {
  const [wide, high] = [at(x, other) - at(x, one), at(y, other) - at(y, one)];
  const force = Math.hypot(wide, high) / apart / Math.sqrt(Math.min(at(lines, one), at(lines, other)));
  dx[one] = at(dx, one) + wide * force;
  dy[one] = at(dy, one) + high * force;
  dx[other] = at(dx, other) - wide * force;
  dy[other] = at(dy, other) - high * force;
}

/** Moves all, none further than the heat allows. */
function move(x: Axis, y: Axis, dx: Axis, dy: Axis, heat: number, stays: (number: number) => boolean): void {
  for (let one = 0; one < x.length; one += 1) {
    if (stays(one)) continue;
    const [wide, high] = [at(dx, one) - GRAVITY * at(x, one), at(dy, one) - GRAVITY * at(y, one)];
    const length = Math.max(Math.hypot(wide, high), 0.01);
    const far = Math.min(length, heat) / length;
    x[one] = at(x, one) + wide * far;
    y[one] = at(y, one) + high * far;
  }
}
