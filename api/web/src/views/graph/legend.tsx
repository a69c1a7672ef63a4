/** What shapes, colours and lines mean. */

import { KIND_COLOURS, KINDS, SIGN_GLYPHS, SIGN_WORDS, spaced } from "../../service/vocabulary";
import { type Shape, shapeOf } from "./elements";

const OUTLINES: Readonly<Record<Shape, string>> = {
  ellipse: "M8 1a7 7 0 1 0 .01 0z",
  diamond: "M8 1l7 7-7 7-7-7z",
  hexagon: "M4.5 2h7l3.5 6-3.5 6h-7L1 8z",
  "round-rectangle": "M3 2h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z",
  triangle: "M8 1l7 13H1z",
  pentagon: "M8 1l7 5.3-2.7 8.2H3.7L1 6.3z",
};

export function Legend() {
  return (
    <details class="graph-legend card small">
      <summary>How to read it</summary>
      <ul>
        {KINDS.map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d={OUTLINES[shapeOf(kind)]} fill={KIND_COLOURS[kind]} stroke="var(--quiet)" />
            </svg>
            {spaced(kind)}
          </li>
        ))}
      </ul>
      <ul>
        {([1, 0, -1] as const).map((sign) => (
          <li key={sign} class={SIGN_WORDS[sign]}>
            <Stroke /> {SIGN_GLYPHS[sign]} {SIGN_WORDS[sign]}
          </li>
        ))}
        <li>
          <Stroke /> both kinds in one line
        </li>
        <li>
          <Stroke dash="4 3" /> only claimed
        </li>
        <li>
          <svg viewBox="0 0 28 16" aria-hidden="true">
            <path d="M1 8h26" stroke="var(--bad)" stroke-width="6" />
            <path d="M1 8h26" stroke="var(--paper)" stroke-width="3.4" />
            <path d="M1 8h26" stroke="var(--ink)" stroke-width="2" />
          </svg>{" "}
          ‼ disputed
        </li>
        <li>
          <Stroke width={5} /> thicker: more origins tell of it
        </li>
      </ul>
    </details>
  );
}

function Stroke({ dash, width = 2 }: { dash?: string; width?: number }) {
  return (
    <svg viewBox="0 0 28 16" aria-hidden="true">
      <path d="M1 8h26" stroke="currentColor" stroke-width={width} stroke-dasharray={dash} />
    </svg>
  );
}
