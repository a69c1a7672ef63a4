/** The picture as GraphML, with all that its table says; read by Gephi, yEd, networkx and others. */

import type { Row, Seen, Tie } from "./lines";

const ACTOR = { name: "string", kind: "string", hidden: "int" } as const;
const COUNTS = [
  "claims",
  "stated",
  "declared",
  "attributed",
  "alleged",
  "denials",
  "questions",
  "ended",
  "outlets",
  "origins",
] as const satisfies readonly (keyof Row)[];
const RELATION: Readonly<Record<string, string>> = {
  relation: "string",
  sign: "int",
  plain: "boolean",
  disputed: "boolean",
  ...Object.fromEntries(COUNTS.map((name) => [name, "int"])),
  first: "string",
  last: "string",
  speakers: "string",
  deniedBy: "string",
};

/** Returns actors and relations as GraphML; what is only claimed says so in `plain`. */
export function graphml(seen: readonly Seen[], ties: readonly Tie[]): string {
  const nodes = seen.map(({ actor, hidden }) =>
    element("node", { id: actor.id }, { name: actor.name, kind: actor.kind, hidden }, "n_"),
  );
  const edges = ties.map(({ row, source, target }, index) =>
    element("edge", { id: `e${index}`, source: source.id, target: target.id }, values(row), "e_"),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys("node", "n_", ACTOR)}
${keys("edge", "e_", { id: "string", ...RELATION })}
  <graph id="allegiance" edgedefault="directed">
${[...nodes, ...edges].join("\n")}
  </graph>
</graphml>
`;
}

function values(row: Row): Record<string, string | number | boolean> {
  return {
    id: row.id,
    relation: row.relation,
    sign: row.sign,
    plain: row.plain,
    disputed: row.disputed,
    ...Object.fromEntries(COUNTS.map((name) => [name, row[name]])),
    first: row.first ?? "",
    last: row.last ?? "",
    speakers: row.speakers.map((voice) => voice.name).join("; "),
    deniedBy: row.deniedBy.map((voice) => voice.name).join("; "),
  };
}

function keys(of: string, prefix: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names)
    .map(([name, type]) => `  <key id="${prefix}${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`)
    .join("\n");
}

function element(
  name: string,
  ids: Readonly<Record<string, string>>,
  data: Readonly<Record<string, string | number | boolean>>,
  prefix: string,
): string {
  const head = Object.entries(ids).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const body = Object.entries(data).map(
    ([key, value]) => `<data key="${prefix}${key}">${escaped(String(value))}</data>`,
  );
  return `    <${name}${head.join("")}>${body.join("")}</${name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Returns text as XML has it, without what XML cannot hold. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c);
}
