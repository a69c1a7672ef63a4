/** The picture as a part of the page: by mouse, touch and keys; what it shows is told to who cannot see it. */

import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Scene } from "./elements";
import { printable } from "./exports";
import { degrees } from "./lines";
import { isWay } from "./moving";
import { type Arrangement, type Heard, Picture } from "./picture";

/** What keys do to the chosen actor. */
export interface Keys {
  readonly expand: (id: string) => void;
  readonly hide: (id: string) => void;
  readonly pin: (id: string) => void;
}

interface Props {
  scene: Scene;
  arrangement: Arrangement;
  chosen: string | null;
  relation: string | null;
  dense: boolean;
  heard: Omit<Heard, "onBusy">;
  keys: Keys;
  picture: RefObject<Picture | null>;
}

/** Shows a scene; `picture` is given to who zooms and exports. */
export function Canvas({ scene, arrangement, chosen, relation, dense, heard, keys, picture }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(true);
  const [cursor, setCursor] = useState<string | null>(chosen);
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => {
    if (!box.current) return;
    const made = new Picture(
      box.current,
      {
        onActor: (id) => latest.current.onActor(id),
        onLine: (line) => latest.current.onLine(line),
        onExpand: (id) => latest.current.onExpand(id),
        onMoved: (id, place) => latest.current.onMoved(id, place),
        onBusy: setBusy,
      },
      dense,
    );
    picture.current = made;
    const restyle = () => made.restyle();
    addEventListener("theme", restyle);
    const unprinted = printable(made.cy, box.current);
    return () => {
      removeEventListener("theme", restyle);
      unprinted();
      picture.current = null;
      made.destroy();
    };
  }, [dense, picture]);
  useEffect(() => {
    void picture.current?.show(scene, arrangement).then(() => setBusy(false));
  }, [scene, arrangement, picture, dense]);
  useEffect(() => {
    setCursor(chosen);
  }, [chosen]);
  useEffect(() => picture.current?.mark(cursor), [cursor, scene, picture, dense]);
  useEffect(() => picture.current?.markLine(relation), [relation, scene, picture, dense]);
  const onKeyDown = (event: KeyboardEvent) => {
    const actor = cursor?.includes("~") ? null : cursor;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isWay(event.key)) {
      const next = picture.current?.next(actor, event.key) ?? null;
      if (next) {
        setCursor(next);
        picture.current?.reveal(next);
      }
    } else if (event.key === "+" || event.key === "=") picture.current?.zoom(1.25);
    else if (event.key === "-") picture.current?.zoom(0.8);
    else if (event.key === "0") picture.current?.fit();
    else if (actor && event.key === "Enter") heard.onActor(actor);
    else if (actor && event.key === "e") keys.expand(actor);
    else if (actor && event.key === "h") keys.hide(actor);
    else if (actor && event.key === "p") keys.pin(actor);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      class={busy ? "graph-canvas busy" : "graph-canvas"}
      role="application"
      aria-label="Picture of who stands with whom"
      aria-describedby="graph-keys"
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div ref={box} class="graph-drawing" role="img" aria-label={summary(scene)} />
      <p id="graph-keys" class="unseen">
        Arrow keys go from actor to actor, Enter opens one, e expands it, h hides it, p pins it; plus, minus and 0 zoom.
        The same stands in a table.
      </p>
      <p class="unseen" role="status">
        {cursor ? told(scene, cursor) : ""}
      </p>
      {busy && <p class="graph-busy quiet">Arranging {scene.actors.length} actors …</p>}
    </div>
  );
}

function summary({ actors, lines }: Scene): string {
  const relations = new Set(lines.flatMap((line) => line.ties.map((tie) => tie.row.id))).size;
  return `${actors.length} actors and ${relations} relations between them`;
}

/** Returns what is said of an actor that one comes to. */
function told({ actors, lines }: Scene, id: string): string {
  const seen = actors.find(({ actor }) => actor.id === id);
  const number = degrees(lines.flatMap((line) => line.ties)).get(id) ?? 0;
  return seen ? `${seen.actor.name}, ${number === 1 ? "1 relation" : `${number} relations`} shown` : "";
}
