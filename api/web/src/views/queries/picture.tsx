/** A small picture of the nodes and relations of an answer; its table says the same. */

import cytoscape from "cytoscape";
import { useEffect, useRef } from "preact/hooks";
import { open } from "../../evidence/open";
import { KIND_COLOURS, reading, SIGN_GLYPHS, signOf } from "../../service/vocabulary";
import { goTo } from "../../state/address";
import { colour } from "../../state/theme";
import type { Graph } from "./asked";
import { laidOut } from "../graph/layout";
import { roomOf } from "../graph/names";
import { cellOf, type Json } from "./cells";
import { DOT_PX, LINE_PX, NAME_PX, written } from "./letters";

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const MOST = 300; // nodes; more are no picture in so small a place
const LONGEST = 40; // characters of a name, which is broken into lines
const ROOM_PX = 115; // of a line of a name
const FIT_PX = 34; // around all of it

/** Puts everything where forces bring it, as the large picture does, and returns whether it still is to be seen. */
async function layOut(drawn: cytoscape.Core): Promise<boolean> {
  const places = await laidOut({
    page: { wide: drawn.width(), high: drawn.height() },
    anew: true,
    nodes: drawn.nodes().map((node) => {
      const label = String(node.data("label"));
      return { id: node.id(), size: DOT_PX, name: roomOf(label), fixed: false };
    }),
    edges: drawn.edges().map((edge) => ({ id: edge.id(), source: edge.source().id(), target: edge.target().id() })),
  });
  if (!places || drawn.destroyed()) return false;
  drawn.nodes().positions((node) => places[node.id()] ?? { x: 0, y: 0 });
  return true;
}

/** Fits the picture into its place, and writes on it what has room, as large as on the page. */
function write(drawn: cytoscape.Core): void {
  drawn.fit(undefined, FIT_PX);
  const by = 1 / drawn.zoom();
  drawn.elements().data({ by, font: NAME_PX * by, said: LINE_PX * by, room: ROOM_PX * by, dot: DOT_PX * by });
  const dots = drawn.nodes().map((node) => {
    const { x, y } = node.renderedPosition();
    return { id: node.id(), label: String(node.data("label")), x, y, lines: node.degree(false) };
  });
  const lines = drawn.edges().map((edge) => {
    const [from, to] = [edge.source().renderedPosition(), edge.target().renderedPosition()];
    const { x, y } = edge.renderedMidpoint();
    return { id: edge.id(), label: String(edge.data("label")), x, y, long: Math.hypot(to.x - from.x, to.y - from.y) };
  });
  const told = written(dots, lines);
  drawn.elements().forEach((one) => void one.toggleClass("silent", !told.has(one.id())));
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
      layout: { name: "circle" },
      minZoom: 0.05,
      maxZoom: 1.5,
      userZoomingEnabled: false, // the wheel scrolls the page
    });
    let there = false;
    void layOut(drawn).then((done) => {
      there = done;
      if (done) write(drawn);
    });
    drawn.on("resize", () => there && !drawn.destroyed() && write(drawn)); // which also comes when it has just gone
    drawn.on("mouseover", "edge, node", (event: { target: cytoscape.SingularElementReturnValue }) => {
      event.target.addClass("pointed");
      container.style.cursor = event.target.data("opens") ? "pointer" : "";
    });
    drawn.on("mouseout", "edge, node", (event: { target: cytoscape.SingularElementReturnValue }) => {
      event.target.removeClass("pointed");
      container.style.cursor = "";
    });
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

const UNWRITTEN = { by: 1, font: NAME_PX, said: LINE_PX, room: ROOM_PX, dot: DOT_PX }; // until all has its place

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
        ...UNWRITTEN,
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
      data: { id: `e${line.id}`, source: `n${line.start}`, target: `n${line.end}`, label, ...opening, ...UNWRITTEN },
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
        width: "data(dot)",
        height: "data(dot)",
        "background-color": colour("line"),
        "border-width": 1,
        "border-color": colour("quiet"),
        label: "data(label)",
        color: colour("ink"),
        "font-family": FONT,
        "font-size": "data(font)",
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-wrap": "wrap",
        "text-max-width": "data(room)",
        "text-outline-color": colour("paper"),
        "text-outline-width": "data(by)",
      },
    },
    { selector: "node[fill]", style: { "background-color": "data(fill)" } },
    {
      selector: "edge",
      style: {
        width: "data(by)",
        "curve-style": "bezier",
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.9,
        label: "data(label)",
        color: colour("quiet"),
        "font-family": FONT,
        "font-size": "data(said)",
        "text-background-color": colour("paper"),
        "text-background-opacity": 0.85,
        ...line("neutral"),
      },
    },
    { selector: "edge.sign1", style: line("friendly") },
    { selector: "edge.sign-1", style: line("hostile") },
    { selector: "edge.claimed", style: { "line-style": "dashed", "line-dash-pattern": [5, 4] } },
    { selector: ".silent", style: { label: "" } },
    { selector: ".pointed", style: { label: "data(label)", "z-index": 9 } },
  ];
}
