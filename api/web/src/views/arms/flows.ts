/** Transfers of arms as the nodes and links of a flow picture. */

import type { Schemas } from "../../service/client";

export type Transfer = Schemas["TransferRow"];
type Status = Schemas["Status"];

/** How far a transfer has come, as far as a picture tells it apart. */
export type State = "delivered" | "promised" | "stopped" | "untold";

const STATES: Readonly<Record<string, State>> = {
  delivered: "delivered",
  ordered: "promised",
  offered: "promised",
  suspended: "stopped",
  cancelled: "stopped",
};
const LATEST: readonly State[] = ["stopped", "delivered", "promised", "untold"]; // of what is told of one day

/** Who supplies, what, or who gets it; one who does both stands on both sides. */
export interface FlowNode {
  readonly name: string;
  readonly label: string;
  readonly role: "supplier" | "weapon" | "recipient";
  readonly kind: string | null;
  readonly value: string | null; // an actor's id or a weapon's name
  readonly plain: boolean;
  readonly state: State | null;
}

/** A stream between two nodes, as wide as there are independent texts that tell of it. */
export interface FlowLink {
  readonly source: string;
  readonly target: string;
  readonly value: number;
  readonly plain: boolean;
  readonly state: State;
  readonly rows: readonly Transfer[];
}

/** What is drawn. */
export interface Picture {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/** Returns how far a transfer has come by what was told last: what was stopped is no delivery, what was ordered none yet. */
export function stateOf(row: {
  readonly statuses: readonly Status[];
  readonly claims: number;
  readonly ended: number;
}): State {
  if (row.claims === 0 && row.ended > 0) return "stopped";
  const last = row.statuses
    .map((one) => one.last ?? "")
    .sort()
    .at(-1);
  const latest = row.statuses.filter((one) => (one.last ?? "") === last).map((one) => STATES[one.status] ?? "untold");
  return LATEST.find((state) => latest.includes(state)) ?? "untold";
}

/** Returns the relation on which a transfer stands: its id without the weapon. */
export function relationOf(row: { readonly id: string; readonly weapon: string | null }): string {
  return row.weapon !== null && row.id.endsWith(`.${row.weapon}`) ? row.id.slice(0, -row.weapon.length - 1) : row.id;
}

/** Returns the picture: supplier, weapon, recipient, or the first and the last alone. What is only claimed or was stopped
 * never flows into what is plain; each supplier's weapons are nodes of their own, so that a stream leads to who gets it. */
export function pictureOf(rows: readonly Transfer[], weapons: boolean): Picture {
  const nodes = new Map<string, FlowNode>();
  const links = new Map<string, FlowLink>();
  const add = (source: FlowNode, target: FlowNode, row: Transfer) => {
    for (const node of [source, target]) if (!nodes.has(node.name)) nodes.set(node.name, node);
    const state = stateOf(row);
    const key = [source.name, target.name, row.plain, state].join("\n");
    const old = links.get(key);
    const more = { value: (old?.value ?? 0) + Math.max(1, row.origins), rows: [...(old?.rows ?? []), row] };
    links.set(key, { source: source.name, target: target.name, plain: row.plain, state, ...more });
  };
  for (const row of rows) {
    const [from, to] = [actorNode(row, "supplier"), actorNode(row, "recipient")];
    if (weapons) {
      const through = weaponNode(row);
      add(from, through, row);
      add(through, to, row);
    } else add(from, to, row);
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}

function actorNode(row: Transfer, role: "supplier" | "recipient"): FlowNode {
  const actor = role === "supplier" ? row.subject : row.object;
  return {
    name: `${role} ${actor.id}`,
    label: actor.name,
    role,
    kind: actor.kind,
    value: actor.id,
    plain: true,
    state: null,
  };
}

function weaponNode(row: Transfer): FlowNode {
  const state = stateOf(row);
  const told = state === "promised" || state === "stopped" ? ` (${row.statuses[0]?.status ?? "over"})` : "";
  return {
    name: ["weapon", row.subject.id, row.weapon ?? "", String(row.plain), state].join("\n"),
    label: (row.weapon ?? "not named") + told,
    role: "weapon",
    kind: null,
    value: row.weapon,
    plain: row.plain,
    state,
  };
}
