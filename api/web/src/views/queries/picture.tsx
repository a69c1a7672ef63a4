/** A small picture of the nodes and relations of an answer; its table says the same. */

import cytoscape from "cytoscape";
import { useEffect, useRef } from "preact/hooks";
import { open } from "../../evidence/open";
import { KIND_COLOURS, reading, SIGN_GLYPHS, signOf } from "../../service/vocabulary";
import { goTo } from "../../state/address";
import { colour } from "../../state/theme";
import type { Graph } from "./asked";
import { cellOf, type Json } from "./cells";

const MOST = 300; // nodes; more are no picture in so small a place
const LONGEST = 28; // characters of a name

const WIDEST = 2.2; // times as wide as forces would have it
const FORCES: cytoscape.CoseLayoutOptions = {
  name: "cose",
  animate: false,
  fit: false,
  randomize: false,
  nodeDimensionsIncludeLabels: true,
  nodeRepulsion: () => 40_000,
  idealEdgeLength: () => 60,
  componentSpacing: 40,
};

/** Fills a wide place: names lie side by side, and want width. */
function stretch(drawn: cytoscape.Core): void {
  const { w, h } = drawn.nodes().boundingBox();
  const by = Math.min(WIDEST, Math.max(1, ((drawn.width() / drawn.height()) * h) / Math.max(w, 1)));
  drawn.nodes().positions((node) => ({ x: node.position("x") * by, y: node.position("y") }));
  drawn.fit(undefined, 16);
}

export default function Picture({ graph }: { graph: Graph }) {
  const place = useRef<HTMLDivElement>(null);
  const tooMany = graph.nodes.length > MOST;
  useEffect(() => {
    const container = place.current;
    if (!container || tooMany) return;
    const drawn = cytoscape({
      container,
      elements: elementsOf(graph),
      style: look(),
      layout: { name: "circle" }, // from which the next one starts, so that the same answer gives the same picture
      minZoom: 0.2,
      maxZoom: 3,
      userZoomingEnabled: false, // the wheel scrolls the page
    });
    drawn.layout(FORCES).run();
    stretch(drawn);
    drawn.on("tap", "edge, node", (event: { target: cytoscape.SingularElementReturnValue }) => opens(event.target));
    const recolour = () => void drawn.style(look());
    addEventListener("theme", recolour);
    return () => {
      removeEventListener("theme", recolour);
      drawn.destroy();
    };
  }, [graph, tooMany]);
  if (tooMany) return <p class="notice">{graph.nodes.length} nodes are too many for a picture; the table has them.</p>;
  return (
    <div
      class="small-picture"
      ref={place}
      role="img"
      aria-label={`Picture of ${graph.nodes.length} nodes and ${graph.relations.length} relations; the table says the same`}
    />
  );
}

function opens(target: cytoscape.SingularElementReturnValue): void {
  const id = String(target.data("opens") ?? "");
  const kind: unknown = target.data("what");
  if (!id) return;
  if (kind === "actor") goTo("graph", { actor: id });
  else if (kind === "relation" || kind === "claim" || kind === "article") open({ kind, id });
}

function elementsOf(graph: Graph): cytoscape.ElementDefinition[] {
  const nodes = graph.nodes.map((node) => {
    const { text, open: what, actor } = cellOf(node as unknown as Json);
    const fill = node.labels.map((label) => KIND_COLOURS[label]).find(Boolean);
    const label = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    return {
      data: {
        id: `n${node.id}`,
        label,
        opens: actor ?? what?.id,
        what: actor ? "actor" : what?.kind,
        ...(fill ? { fill } : {}),
      },
    };
  });
  const lines = graph.relations.map((line) => {
    const { sign, plain, relation, id } = line.properties;
    const way = signOf(typeof sign === "number" ? sign : 0);
    const type = typeof relation === "string" ? relation : line.type;
    const label = typeof sign === "number" ? `${SIGN_GLYPHS[way]} ${reading(type)}` : reading(type);
    const classes = [plain === false ? "claimed" : "", `sign${way}`].join(" ");
    const opening = typeof sign === "number" && typeof id === "string" ? { opens: id, what: "relation" } : {};
    return {
      classes,
      data: { id: `e${line.id}`, source: `n${line.start}`, target: `n${line.end}`, label, ...opening },
    };
  });
  return [...nodes, ...lines];
}

function look(): cytoscape.StylesheetJson {
  const line = (name: string) => ({ "line-color": colour(name), "target-arrow-color": colour(name) });
  return [
    {
      selector: "node",
      style: {
        width: 18,
        height: 18,
        "background-color": colour("line"),
        "border-width": 1,
        "border-color": colour("quiet"),
        label: "data(label)",
        color: colour("ink"),
        "font-size": 17,
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-background-color": colour("paper"),
        "text-background-opacity": 0.75,
      },
    },
    { selector: "node[fill]", style: { "background-color": "data(fill)" } },
    {
      selector: "edge",
      style: {
        width: 1.5,
        "curve-style": "bezier",
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.8,
        label: "data(label)",
        color: colour("quiet"),
        "font-size": 13,
        "text-rotation": "autorotate",
        "text-background-color": colour("paper"),
        "text-background-opacity": 0.75,
        ...line("neutral"),
      },
    },
    { selector: "edge.sign1", style: line("friendly") },
    { selector: "edge.sign-1", style: line("hostile") },
    { selector: "edge.claimed", style: { "line-style": "dashed", "line-dash-pattern": [5, 4] } },
  ];
}
