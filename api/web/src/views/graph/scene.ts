/** From what is there, and the address, to what is drawn and where. */

import { useMemo } from "preact/hooks";
import { useAnswer } from "../../service/answers";
import { answered, service } from "../../service/client";
import type { Arranged } from "./address";
import type { Asked, Found } from "./asked";
import { campName, campPlaces, campsOf } from "./camps";
import { isDense, type Scene } from "./elements";
import { allianceGroups, blocGroups, type Group, type Offer, offers } from "./groups";
import { listedOn } from "./listed";
import { degrees, linesOf, type Seen, type Tie } from "./lines";
import type { Arrangement } from "./picture";

/** The boxes, and the alliances that others could be of. */
export interface Boxes {
  readonly groups: readonly Group[];
  readonly offered: readonly Offer[];
}

const NO_GROUPS: readonly Group[] = [];

/** Returns alliances and blocs of those shown; none while they are waited for. */
export function useBoxes(value: Found, arranged: Arranged, asked: Asked): Boxes {
  const day = asked.filters.asOf ?? new Date().toISOString().slice(0, 10);
  const listed = useAnswer(`memberships listed ${day}`, (signal) => listedOn(day, signal));
  const query = { ...asked.filters, limit: 1000, members: 1000, plain: true };
  const blocs = useAnswer(arranged.layout === "bloc" ? `blocs ${JSON.stringify(query)}` : null, (signal) =>
    answered(service.GET("/analysis/communities", { params: { query }, signal })),
  );
  const memberships = listed.state === "here" ? listed.value : undefined;
  const found = blocs.state === "here" ? blocs.value.blocs : undefined;
  const { layout, hidden } = arranged;
  const shown = useMemo(() => new Set([...value.seen.keys()].filter((id) => !hidden.has(id))), [value, hidden]);
  const offered = useMemo(() => offers(memberships ?? [], shown, day), [memberships, shown, day]);
  const chosen = arranged.groups;
  const from = layout === "force" && chosen.length > 0 ? offered : null; // the picture waits for no memberships that it does not show
  const groups = useMemo(() => {
    if (layout === "bloc") return blocGroups(found ?? [], shown);
    return from ? allianceGroups(from, chosen) : NO_GROUPS;
  }, [layout, found, shown, from, chosen]);
  return { offered, groups };
}

interface Shown {
  readonly scene: Scene;
  readonly arrangement: Arrangement;
  readonly ties: readonly Tie[];
  readonly camps: readonly [string, string] | null;
}

/** Returns the scene, and where its actors stand. */
export function useScene(
  value: Found & { readonly ties: readonly Tie[] },
  arranged: Arranged,
  { groups: boxes }: Boxes,
  path: readonly string[],
): Shown {
  return useMemo(() => {
    const { hidden } = arranged;
    const ties = value.ties.filter(({ source, target }) => !hidden.has(source.id) && !hidden.has(target.id));
    const degree = degrees(ties);
    const actors = [...value.seen.values()].filter(
      ({ actor }) => !hidden.has(actor.id) && (degree.has(actor.id) || value.centres.includes(actor.id)),
    );
    const camps = arranged.layout === "camps" ? campHeads(arranged, value.centres, degree) : null;
    const held = camps ? campsOf(ties, ...camps) : null;
    const places = held && camps ? campPlaces(held, ...camps, degree) : null;
    const groups = held && camps ? campGroups(held, camps, actors) : boxes;
    const scene: Scene = {
      actors,
      lines: linesOf(ties, arranged.apart, isDense(ties.length)),
      groups,
      centres: new Set(value.centres),
      pinned: new Set(arranged.pins.keys()),
      path: new Set(path),
    };
    const key = JSON.stringify([arranged.layout, camps, groups.map(({ id }) => id)]);
    return { scene, ties, camps, arrangement: { key, places, pins: arranged.pins } };
  }, [value, arranged, boxes, path]);
}

/** Returns whose friends stand against whose: those chosen, else the first two asked for, else those with most relations. */
function campHeads(
  arranged: Arranged,
  centres: readonly string[],
  degree: ReadonlyMap<string, number>,
): [string, string] | null {
  if (arranged.camps) return [...arranged.camps];
  const most = [...degree].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  const [one, other] = new Set([...centres.filter((id) => degree.has(id)), ...most]);
  return one && other ? [one, other] : null;
}

function campGroups(
  held: ReturnType<typeof campsOf>,
  camps: readonly [string, string],
  actors: readonly Seen[],
): Group[] {
  const name = (id: string) => actors.find(({ actor }) => actor.id === id)?.actor.name ?? id;
  return [...new Set(held.values())].map((camp) => ({
    id: camp,
    name: campName(camp, name(camps[0]), name(camps[1])),
    members: [...held].filter(([, one]) => one === camp).map(([id]) => id),
  }));
}
