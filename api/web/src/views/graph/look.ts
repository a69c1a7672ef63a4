/** How the picture looks, in the colours of the theme. */

import type { StylesheetJson } from "cytoscape";
import { colour } from "../../state/theme";

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Returns the styles of actors, boxes and lines. */
export function look(): StylesheetJson {
  const [ink, quiet, paper, line, accent, bad, back] = ["ink", "quiet", "paper", "line", "accent", "bad", "back"].map(
    colour,
  );
  const edge = (name: string) => ({
    "line-color": name,
    "target-arrow-color": name,
    "source-arrow-color": name,
    color: name,
  });
  return [
    {
      selector: "node.actor",
      style: {
        shape: "data(shape)",
        width: "data(size)",
        height: "data(size)",
        "background-color": "data(fill)",
        "border-width": 1,
        "border-color": quiet,
        label: "data(label)",
        color: ink,
        "font-family": FONT,
        "font-size": "data(font)",
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-wrap": "wrap",
        "text-max-width": "data(room)",
        "text-outline-color": paper,
        "text-outline-width": "data(halo)",
        "text-events": "no",
      },
    },
    {
      selector: "node.centre",
      style: { "border-width": 3, "border-color": accent, "font-weight": "bold" },
    },
    { selector: "node.pinned", style: { "border-width": 5, "border-style": "double", "border-color": ink } },
    {
      selector: "node.group",
      style: {
        shape: "round-rectangle",
        "background-color": back,
        "background-opacity": 0.7,
        "border-width": 1,
        "border-color": line,
        label: "data(label)",
        color: quiet,
        "font-family": FONT,
        "font-size": "data(font)",
        "font-weight": "bold",
        "text-valign": "top",
        "text-halign": "center",
        "text-wrap": "wrap",
        "text-max-width": "data(room)",
        "text-margin-y": -4,
        "text-outline-color": paper,
        "text-outline-width": 2,
        padding: "22px",
        events: "no",
      },
    },
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "curve-style": "bezier",
        "control-point-step-size": 44,
        "target-arrow-shape": "none",
        "arrow-scale": 0.9,
        "font-family": FONT,
        "font-size": "data(font)",
        "min-zoomed-font-size": 7,
        "text-outline-color": paper,
        "text-outline-width": "data(halo)",
        "line-opacity": 0.85,
        ...edge(quiet ?? ""),
      },
    },
    { selector: "edge.friendly", style: edge(colour("friendly")) },
    { selector: "edge.hostile", style: edge(colour("hostile")) },
    { selector: "edge.neutral", style: edge(colour("neutral")) },
    { selector: "edge.mixed", style: edge(ink ?? "") },
    { selector: "edge.to, edge.both", style: { "target-arrow-shape": "triangle" } },
    { selector: "edge.both", style: { "source-arrow-shape": "triangle" } },
    {
      selector: "edge.claimed",
      style: {
        "line-style": "dashed",
        "line-dash-pattern": [6, 5],
        "target-arrow-fill": "hollow",
        "source-arrow-fill": "hollow",
      },
    },
    { selector: "edge.words", style: { label: "data(label)" } },
    { selector: "edge.signs, edge.brief", style: { label: "data(sign)" } },
    { selector: "edge.disputed", style: { "line-outline-width": 1.5, "line-outline-color": bad } },
    { selector: "edge.dense", style: { "curve-style": "straight", "arrow-scale": 0.6, "line-opacity": 0.55 } },
    { selector: "node.unnamed", style: { label: "" } },
    { selector: ".faded", style: { opacity: 0.2 } },
    { selector: "edge.near, edge.path", style: { label: "data(label)", "line-opacity": 1, "z-index": 5 } },
    {
      selector: "edge.path",
      style: { "underlay-color": accent, "underlay-opacity": 0.25, "underlay-padding": 6 },
    },
    { selector: "edge.chosen", style: { "underlay-color": accent, "underlay-opacity": 0.3, "underlay-padding": 5 } },
    {
      selector: "node.cursor",
      style: {
        "outline-width": 3,
        "outline-color": accent,
        "outline-offset": 3,
        "z-index": 9,
      },
    },
  ] as StylesheetJson;
}
