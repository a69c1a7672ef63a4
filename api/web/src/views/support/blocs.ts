/** Actors in an order in which who stands together stands together: blocs, the heaviest first, its foes last. */

type Bond = (one: string, other: string) => number;

const ROUNDS = 20; // of passing on who is near the first bloc; more change nothing in networks of a matrix's size
const KEPT = 0.85;

/** Returns blocs of actors. They are joined one by one while that makes the sum of w(i,j) - k(i) k(j) / 2m inside blocs greater:
 * the measure of `/analysis/communities`, k and m of friendly weight alone. The same network gives the same blocs. */
export function blocsOf(ids: readonly string[], bond: Bond): string[][] {
  const sorted = [...ids].sort();
  const friendly = sorted.map((one) => sum(sorted, (other) => (one === other ? 0 : Math.max(0, bond(one, other)))));
  const all = friendly.reduce((total, weight) => total + weight, 0);
  const blocs = sorted.map((id) => [id]);
  const gains = sorted.map((one, i) =>
    sorted.map((other, j) => bond(one, other) - (all > 0 ? ((friendly[i] ?? 0) * (friendly[j] ?? 0)) / all : 0)),
  );
  for (let best = bestOf(gains); best; best = bestOf(gains)) merge(blocs, gains, ...best);
  return ordered(blocs, bond).map((bloc) => inside(bloc, bond));
}

function bestOf(gains: readonly (readonly number[])[]): [number, number] | null {
  let best: [number, number] | null = null;
  let most = 1e-9; // rounding is no gain
  gains.forEach((row, i) => {
    for (let j = i + 1; j < row.length; j++) {
      const gain = row[j] ?? 0;
      if (gain > most) [most, best] = [gain, [i, j]];
    }
  });
  return best;
}

function merge(blocs: string[][], gains: number[][], i: number, j: number): void {
  blocs[i]?.push(...(blocs.splice(j, 1)[0] ?? []));
  const gone = gains.splice(j, 1)[0] ?? [];
  for (const row of gains) row.splice(j, 1);
  gone.splice(j, 1);
  gains.forEach((row, at) => {
    const more = gone[at] ?? 0;
    row[i] = (row[i] ?? 0) + more;
    const own = gains[i];
    if (own && at !== i) own[at] = (own[at] ?? 0) + more;
  });
}

/** Returns blocs from the heaviest to those that stand against it, friends of its foes with them. */
function ordered(blocs: readonly string[][], bond: Bond): string[][] {
  const links = blocs.map((one) => blocs.map((other) => (one === other ? 0 : link(one, other, bond))));
  const weights = blocs.map((bloc, i) => link(bloc, bloc, bond) + sum(links[i] ?? [], Math.abs));
  const first = weights.indexOf(Math.max(...weights));
  const scale = Math.max(1e-9, ...links.map((row) => sum(row, Math.abs)));
  let near = blocs.map((_, i) => Number(i === first));
  for (let round = 0; round < ROUNDS; round++) {
    const passed = links.map(
      (row) => (KEPT * row.reduce((total, weight, j) => total + weight * (near[j] ?? 0), 0)) / scale,
    );
    near = passed.map((weight, i) => (i === first ? 1 : weight));
  }
  const order = blocs.map((_, i) => i);
  order.sort((i, j) => (near[j] ?? 0) - (near[i] ?? 0) || (weights[j] ?? 0) - (weights[i] ?? 0) || i - j);
  return order.map((i) => blocs[i] ?? []);
}

/** Returns a bloc's actors, those first who are joined most inside. */
function inside(bloc: readonly string[], bond: Bond): string[] {
  const weight = new Map(bloc.map((one) => [one, sum(bloc, (other) => (one === other ? 0 : bond(one, other)))]));
  return [...bloc].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || (a < b ? -1 : 1));
}

function link(one: readonly string[], other: readonly string[], bond: Bond): number {
  return sum(one, (a) => sum(other, (b) => (a === b ? 0 : bond(a, b))));
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
