/** Actors in boxes: alliances by the listed memberships, blocs as the analysis finds them. */

import type { Schemas } from "../../service/client";
import type { Named } from "./lines";

export type Listed = Schemas["ListedMembership"];

/** A box and who stands in it; an actor stands in one box alone, the first that takes it. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** An alliance of which some of those shown are members. */
export interface Offer {
  readonly alliance: Named;
  readonly members: readonly string[];
}

const WHOLE = 0.6; // of all members shown: a body where everybody meets tells nobody apart
const MOST = 6;

/** Returns the alliances that hold at least two of those shown on a day (now where none is said), the largest first. */
export function offers(listed: readonly Listed[], shown: ReadonlySet<string>, day: string): Offer[] {
  const found = new Map<string, { alliance: Named; members: Set<string> }>();
  for (const { member, alliance, start, end } of listed) {
    if (!shown.has(member.id) || (start && start > day) || (end && end < day)) continue;
    const held = found.get(alliance.id) ?? { alliance, members: new Set<string>() };
    held.members.add(member.id);
    found.set(alliance.id, held);
  }
  return [...found.values()]
    .map(({ alliance, members }) => ({ alliance, members: [...members].sort() }))
    .filter(({ members }) => members.length > 1)
    .sort((a, b) => b.members.length - a.members.length || (a.alliance.id < b.alliance.id ? -1 : 1));
}

/** Returns the boxes of chosen alliances; `auto` takes those first that hold most, but none that holds nearly all. */
export function allianceGroups(offered: readonly Offer[], chosen: readonly string[]): Group[] {
  const auto = chosen.includes("auto");
  const everybody = new Set(offered.flatMap((offer) => offer.members)).size;
  const left = offered.filter(({ alliance, members }) =>
    auto ? members.length <= Math.max(WHOLE * everybody, 2) : chosen.includes(alliance.id),
  );
  const taken = new Set<string>();
  const groups: Group[] = [];
  while (left.length > 0 && groups.length < (auto ? MOST : left.length + groups.length)) {
    const free = (offer: Offer) => offer.members.filter((id) => !taken.has(id));
    left.sort((a, b) => free(b).length - free(a).length);
    const best = left.shift();
    const members = best ? free(best) : [];
    if (!best || members.length < (auto ? 2 : 1)) break;
    for (const id of members) taken.add(id);
    groups.push({ id: best.alliance.id, name: best.alliance.name, members });
  }
  return groups;
}

/** Returns the boxes of blocs with at least two of those shown, each named after its first. */
export function blocGroups(blocs: readonly Schemas["Bloc"][], shown: ReadonlySet<string>): Group[] {
  return blocs
    .map(({ members }) => members.filter(({ id }) => shown.has(id)))
    .filter((members) => members.length > 1)
    .map((members, index) => ({
      id: `bloc ${index + 1}`,
      name: `Bloc of ${members[0]?.name ?? ""}`,
      members: members.map(({ id }) => id),
    }));
}
