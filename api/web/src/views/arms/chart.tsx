/** The flow picture: streams from suppliers to recipients; what is only claimed dashed, what was stopped hollow. */

import { SankeyChart, type SankeySeriesOption } from "echarts/charts";
import { TooltipComponent, type TooltipComponentOption } from "echarts/components";
import { type ComposeOption, init, use as bring } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "preact/hooks";
import { open } from "../../evidence/open";
import { KIND_COLOURS } from "../../service/vocabulary";
import { change } from "../../state/address";
import { colour } from "../../state/theme";
import { type FlowLink, type FlowNode, type Picture, relationOf, type State } from "./flows";

bring([SankeyChart, TooltipComponent, SVGRenderer]);
type Option = ComposeOption<SankeySeriesOption | TooltipComponentOption>;

const NODE_PX = 30; // of height for each node of the fullest column, where letters are of the usual size
const LEAST_PX = 220;
const NARROW_PX = 600;
const STATE_WORDS: Readonly<Record<State, string>> = {
  delivered: "delivered",
  promised: "not delivered yet",
  stopped: "suspended, cancelled or over",
  untold: "not told how far",
};

/** Draws the picture; a stream opens its evidence, a node narrows the view to it. The table below has the same for who cannot see it. */
export function FlowChart({ picture, label }: { picture: Picture; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = box.current;
    if (!place) return;
    const chart = init(place, undefined, { renderer: "svg" });
    const draw = () => {
      chart.resize();
      chart.setOption(optionOf(picture, place.clientWidth));
    };
    chart.on("click", (event) => {
      const index = (event as { dataIndex?: number }).dataIndex ?? -1;
      if ((event as { dataType?: string }).dataType === "edge") follow(picture.links[index]);
      else narrow(picture.nodes[index]);
    });
    draw();
    const watch = new ResizeObserver(draw);
    watch.observe(place);
    addEventListener("theme", draw);
    return () => {
      watch.disconnect();
      removeEventListener("theme", draw);
      chart.dispose();
    };
  }, [picture]);
  return (
    <div class="flow-chart" role="img" aria-label={label} ref={box} style={{ height: `${heightOf(picture)}px` }} />
  );
}

/** Returns how much larger than usual letters are, as on a very large screen. */
function scale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
}

function heightOf({ nodes }: Picture): number {
  const roles = (["supplier", "weapon", "recipient"] as const).map(
    (role) => nodes.filter((n) => n.role === role).length,
  );
  return Math.max(LEAST_PX, Math.max(...roles) * NODE_PX) * scale();
}

function follow(link: FlowLink | undefined): void {
  const relations = [...new Set(link?.rows.map(relationOf))];
  const [row] = link?.rows ?? [];
  if (!row) return;
  if (relations.length === 1) open({ kind: "relation", id: relationOf(row) });
  else change({ by: row.subject.id, weapon: row.weapon });
}

function narrow(node: FlowNode | undefined): void {
  if (!node?.value) return;
  change({ [{ supplier: "by", weapon: "weapon", recipient: "of" }[node.role]]: node.value });
}

function optionOf({ nodes, links }: Picture, width: number): Option {
  const ink = colour("ink");
  const { fontFamily } = getComputedStyle(document.body); // else the library takes one of its own
  const columns = nodes.some((node) => node.role === "weapon") ? 3 : 2;
  const room = Math.max(60, width / columns - 40);
  return {
    animation: false,
    textStyle: { fontFamily },
    tooltip: {
      renderMode: "richText",
      backgroundColor: colour("raised"),
      borderColor: colour("line"),
      textStyle: { color: ink, fontSize: 12 * scale(), fontFamily },
      formatter: (shown) => {
        const { dataType, dataIndex } = shown as { dataType?: string; dataIndex: number };
        const [link, node] = [links[dataIndex], nodes[dataIndex]];
        return dataType === "edge" ? (link ? linkWords(link) : "") : `${node?.label ?? ""}: narrow the view to it`;
      },
    },
    series: [
      {
        type: "sankey",
        left: 2,
        right: 2,
        top: 6,
        bottom: 6,
        nodeWidth: 10,
        nodeGap: 14,
        draggable: false,
        layoutIterations: 48,
        emphasis: { focus: "trajectory" },
        nodes: nodes.map((node) => ({ ...nodeOption(node, room, width), name: node.name })),
        links: links.map((link) => ({
          source: link.source,
          target: link.target,
          value: link.value,
          lineStyle: streamStyle(link),
        })),
      },
    ],
  };
}

type NodeOption = NonNullable<SankeySeriesOption["nodes"]>[number];
type LinkOption = NonNullable<SankeySeriesOption["links"]>[number];

function nodeOption(node: FlowNode, room: number, width: number): Omit<NodeOption, "name"> {
  const dashed = { color: colour("claimed-soft"), borderColor: colour("claimed"), borderType: "dashed" as const };
  const hollow = { color: colour("paper"), borderColor: colour("bad"), borderType: "dotted" as const };
  const fill = node.kind ? (KIND_COLOURS[node.kind] ?? colour("neutral")) : colour("neutral");
  return {
    depth: node.role === "supplier" ? 0 : node.role === "recipient" ? 2 : 1,
    itemStyle: node.plain
      ? { color: fill, borderColor: colour("quiet"), borderWidth: 1 }
      : { ...(node.state === "stopped" ? hollow : dashed), borderWidth: 1 },
    label: {
      color: colour("ink"),
      fontSize: (width < NARROW_PX ? 11 : 13) * scale(),
      fontWeight: node.role === "weapon" ? "normal" : "bold",
      fontStyle: node.plain ? "normal" : "italic",
      width: room,
      overflow: "truncate",
      position: node.role === "recipient" ? "left" : "right",
      formatter: () => node.label,
      textBorderColor: colour("paper"),
      textBorderWidth: 3,
    },
  };
}

function linkWords(link: FlowLink): string {
  const [row] = link.rows;
  const what = `${row?.subject.name ?? ""} to ${[...new Set(link.rows.map((one) => one.object.name))].join(", ")}`;
  const weapons = [...new Set(link.rows.map((one) => one.weapon ?? "not named"))].join(", ");
  const origins = link.value === 1 ? "1 origin" : `${link.value} origins`;
  return `${what}\n${weapons}\n${STATE_WORDS[link.state]}${link.plain || !row?.said ? "" : ", only claimed"} · ${origins}`;
}

/** Returns the look of a stream: full, pale where nothing came yet, dashed where it is only claimed, hollow where it was stopped. */
function streamStyle({ plain, state }: FlowLink): NonNullable<LinkOption["lineStyle"]> {
  const tone = state === "stopped" ? colour("bad") : plain ? colour("accent") : colour("claimed");
  const fill = { delivered: "66", untold: "66", promised: "22", stopped: "00" }[state]; // hexadecimal, of 256
  const claimed = { delivered: "2b", untold: "2b", promised: "11", stopped: "00" }[state];
  return {
    color: tone + (plain ? fill : claimed),
    opacity: 1,
    curveness: 0.5,
    borderColor: tone,
    borderWidth: plain && state !== "promised" && state !== "stopped" ? 0 : 1.2,
    borderType: state === "stopped" ? "dotted" : plain ? "solid" : "dashed",
  } as NonNullable<LinkOption["lineStyle"]>;
}
