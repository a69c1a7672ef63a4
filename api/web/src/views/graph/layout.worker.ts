/** Lays a graph out by forces, beside the page, which goes on meanwhile. The same graph gets the same places. */

import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import type { LayoutAsked, Places } from "./layout";

cytoscape.use(fcose);

addEventListener("message", (event: MessageEvent<LayoutAsked>) => {
  postMessage(laidOut(event.data));
});

function laidOut({ number, stretch, nodes, edges }: LayoutAsked): { number: number; places: Places } {
  seed();
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [
      { selector: "node[size]", style: { width: "data(size)", height: "data(size)" } },
      { selector: ":parent", style: { padding: "22px" } },
    ],
    elements: [
      ...nodes.map(({ id, parent, size, at }) => ({
        group: "nodes" as const,
        data: { id, size, ...(parent ? { parent } : {}) },
        ...(at ? { position: { x: at.x, y: at.y } } : {}),
      })),
      ...edges.map(({ id, source, target }) => ({ group: "edges" as const, data: { id, source, target } })),
    ],
  });
  const known = nodes.filter((node) => node.at);
  const fixed = known.filter((node) => node.fixed);
  const many = nodes.length > 300;
  const options = {
    name: "fcose",
    animate: false,
    randomize: known.length === fixed.length,
    quality: known.length === fixed.length && many ? "default" : "proof",
    numIter: many ? 500 : 2500,
    nodeRepulsion: () => (many ? 6000 : 14000),
    idealEdgeLength: () => (many ? 90 : 170),
    nodeSeparation: 140,
    gravity: 0.3,
    tilingPaddingVertical: 46,
    tilingPaddingHorizontal: 60,
    ...(fixed.length > 0 ? { fixedNodeConstraint: fixed.map(({ id, at }) => ({ nodeId: id, position: at })) } : {}),
  };
  cy.layout(options).run();
  const places: Places = {};
  for (const node of cy.nodes().toArray())
    if (node.isChildless()) places[node.id()] = { x: node.position().x * stretch, y: node.position().y };
  cy.destroy();
  return { number, places };
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
