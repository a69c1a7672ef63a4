/** The picture's lines and actors as the graph library takes them. */

import type { ElementDefinition } from "cytoscape";
import { KIND_COLOURS, KINDS } from "../../service/vocabulary";
import type { Group } from "./groups";
import { degrees, labelOf, type Line, type Seen, widthOf } from "./lines";

const SHAPES = ["ellipse", "diamond", "hexagon", "round-rectangle", "triangle", "pentagon"] as const; // in the ontology's order
export type Shape = (typeof SHAPES)[number];
const WORDS = 70; // lines with words; more have their signs alone
const SIGNS = 350; // lines with signs; more have none until one looks at them
const SMALL = 300; // actors: more are drawn smaller

/** Returns the shape of a kind of actor. */
export function shapeOf(kind: string): Shape {
  return SHAPES[Math.max(KINDS.indexOf(kind), 0) % SHAPES.length] ?? "ellipse";
}

export const WRITTEN = { zoom: 1, font: 12, halo: 2, room: 112 }; // until the picture knows how far away it is

/** What is drawn, and how. */
export interface Scene {
  readonly actors: readonly Seen[];
  readonly lines: readonly Line[];
  readonly groups: readonly Group[];
  readonly centres: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  readonly path: ReadonlySet<string>; // relations to be shown before all others
}

/** Returns whether so many relations are drawn that each pair has one line, and lines have no words. */
export function isDense(relations: number): boolean {
  return relations > SIGNS;
}

/** Returns the elements of a scene: boxes first, for what stands in them names them. */
export function elementsOf(scene: Scene): ElementDefinition[] {
  const inside = new Map(scene.groups.flatMap((group) => group.members.map((id) => [id, `group ${group.id}`])));
  const degree = degrees(scene.lines.flatMap((line) => line.ties));
  const onPath = new Set(
    scene.lines.filter((line) => isOnPath(line, scene.path)).flatMap(({ source, target }) => [source.id, target.id]),
  );
  const few = scene.actors.length <= SMALL;
  return [
    ...scene.groups.map((group) => ({
      group: "nodes" as const,
      data: { id: `group ${group.id}`, label: group.name, ...WRITTEN },
      classes: "group",
      selectable: false,
      grabbable: false,
    })),
    ...scene.actors.map((seen) => {
      const { id, kind, name } = seen.actor;
      const parent = inside.get(id);
      const size = (few ? 24 : 14) + Math.min(Math.sqrt(degree.get(id) ?? 0) * (few ? 5 : 3), few ? 26 : 16);
      const classes = [
        "actor",
        scene.centres.has(id) ? "centre" : "",
        scene.pinned.has(id) ? "pinned" : "",
        scene.path.size > 0 && !onPath.has(id) ? "faded" : "",
      ];
      return {
        group: "nodes" as const,
        data: {
          id,
          label: seen.hidden > 0 ? `${short(name)}\n+${seen.hidden} more` : short(name),
          shape: shapeOf(kind),
          fill: KIND_COLOURS[kind] ?? "#c3c9d1",
          size,
          title: name,
          ...WRITTEN,
          ...(parent ? { parent } : {}),
        },
        classes: classes.filter(Boolean).join(" "),
      };
    }),
    ...scene.lines.map((line) => edgeOf(line, scene)),
  ];
}

const LONGEST = 60; // letters of a name on the picture; the table has all of them

function short(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}

function isOnPath(line: Line, path: ReadonlySet<string>): boolean {
  return line.ties.some((tie) => path.has(tie.row.id));
}

function edgeOf(line: Line, scene: Scene): ElementDefinition {
  const drawn = scene.lines.length;
  const onPath = isOnPath(line, scene.path);
  const classes = [
    line.look,
    line.ways,
    line.claimed ? "claimed" : "",
    line.disputed ? "disputed" : "",
    drawn > SIGNS ? "dense" : drawn > WORDS ? "signs" : "words",
    scene.path.size > 0 ? (onPath ? "path" : "faded") : "",
  ];
  return {
    group: "edges",
    data: {
      id: line.id,
      source: line.source.id,
      target: line.target.id,
      label: labelOf(line, true),
      sign: labelOf(line, false),
      title: `${line.source.name} – ${line.target.name}: ${labelOf(line, true)}`,
      ...WRITTEN,
      width: drawn > SIGNS ? Math.min(widthOf(line.origins), 4) : widthOf(line.origins),
    },
    classes: classes.filter(Boolean).join(" "),
  };
}
