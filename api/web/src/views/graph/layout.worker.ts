/** Lays a graph out by forces, beside the page, which goes on meanwhile. The same graph gets the same places. */

import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import type { LayoutAsked, Places, Room } from "./layout";
import { roomy, stretched } from "./room";
import { spread } from "./spread";

cytoscape.use(fcose);

addEventListener("message", (event: MessageEvent<LayoutAsked>) => {
  postMessage(laidOut(event.data));
});

type Node = LayoutAsked["nodes"][number];
type Edge = LayoutAsked["edges"][number];

const MARGIN = 60; // around what stands in a box, with its name
const NO_NAME: Room = { wide: 0, high: 0 };
const APART = 110; // pixels
const MANY = 200; // nodes: of more the library says only roughly where they are, for it would take a minute

function laidOut({ number, page, anew, nodes, edges }: LayoutAsked): { number: number; places: Places } {
  seed();
  const boxed = nodes.some((node) => node.parent);
  const found = boxed ? inBoxes(nodes, edges, page) : byForces(nodes, edges);
  const places = anew ? stretched(found, page) : found;
  return { number, places: boxed || nodes.length > MANY ? places : roomy(places, nodes, page) };
}

/** Lays out what is in each box, then the boxes among all others, so that nobody stands in a box that is not his. */
function inBoxes(nodes: readonly Node[], edges: readonly Edge[], page: Room): Places {
  const boxOf = new Map(nodes.map((node) => [node.id, node.parent ?? node.id]));
  const inside = new Map<string, Places>();
  const outer: Node[] = [];
  for (const box of new Set(boxOf.values())) {
    const members = nodes.filter((node) => boxOf.get(node.id) === box && node.id !== box);
    const single = nodes.find((node) => node.id === box && node.size > 0);
    if (single) outer.push({ ...single, fixed: false });
    if (members.length === 0) continue;
    const own = edges.filter(({ source, target }) => boxOf.get(source) === box && boxOf.get(target) === box);
    const free = members.map(({ id, size, name }) => ({ id, size, name, fixed: false }));
    const placed = centred(roomy(byForces(free, own), free, page));
    inside.set(box, placed);
    const reach = Object.values(placed).map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)));
    outer.push({ id: box, size: 2 * (Math.max(...reach) + MARGIN) + APART / 2, name: NO_NAME, fixed: false });
  }
  const joined = new Map<string, Edge>();
  for (const { source, target } of edges) {
    const [one = "", other = ""] = [boxOf.get(source), boxOf.get(target)].sort();
    if (one !== other) joined.set(`${one} ${other}`, { id: `${one} ${other}`, source: one, target: other });
  }
  const around = roomy(byForces(outer, [...joined.values()]), outer, page);
  const places: Places = {};
  for (const [id, at] of Object.entries(around)) {
    const held = inside.get(id);
    if (!held) places[id] = at;
    for (const [member, { x, y }] of Object.entries(held ?? {})) places[member] = { x: at.x + x, y: at.y + y };
  }
  return places;
}

/** Returns places moved so that their middle is where both ways are 0. */
function centred(places: Places): Places {
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const all = Object.values(places);
  const [x, y] = [middle(all.map((one) => one.x)), middle(all.map((one) => one.y))];
  return Object.fromEntries(Object.entries(places).map(([id, at]) => [id, { x: at.x - x, y: at.y - y }]));
}

function byForces(nodes: readonly Node[], edges: readonly Edge[]): Places {
  if (nodes.length <= MANY) return byLibrary(nodes, edges, "proof");
  const rough = nodes.every((node) => !node.at || node.fixed) ? byLibrary(nodes, edges, "draft") : {};
  const from = nodes.map(({ id, at, fixed }) => ({ id, fixed, ...(rough[id] ?? at ?? { x: 0, y: 0 }) }));
  return spread(from, edges, APART);
}

function byLibrary(nodes: readonly Node[], edges: readonly Edge[], quality: "proof" | "draft"): Places {
  const known = nodes.filter((node) => node.at);
  const fixed = known.filter((node) => node.fixed);
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [{ selector: "node", style: { width: "data(size)", height: "data(size)" } }],
    elements: [
      ...nodes.map(({ id, size, at }) => ({
        group: "nodes" as const,
        data: { id, size },
        ...(at ? { position: { x: at.x, y: at.y } } : {}),
      })),
      ...edges.map(({ id, source, target }) => ({ group: "edges" as const, data: { id, source, target } })),
    ],
  });
  const options = {
    name: "fcose",
    animate: false,
    randomize: known.length === fixed.length,
    quality,
    nodeRepulsion: () => 14000,
    idealEdgeLength: () => (nodes.length > 60 ? APART : 170),
    nodeSeparation: 140,
    gravity: 0.3,
    tilingPaddingVertical: 46,
    tilingPaddingHorizontal: 60,
    ...(fixed.length > 0 ? { fixedNodeConstraint: fixed.map(({ id, at }) => ({ nodeId: id, position: at })) } : {}),
  };
  cy.layout(options).run();
  const places = Object.fromEntries(cy.nodes().map((node) => [node.id(), { ...node.position() }]));
  cy.destroy();
  return places;
}

/** Chance that is always the same (mulberry32): the worker is the layout's own. */
function seed(): void {
  let state = 1;
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
