/** The graph: who stands with whom as a picture, every line of which opens down to the sentences. */

import { useCallback, useMemo, useRef } from "preact/hooks";
import { open, opened } from "../../evidence/open";
import { Shown } from "../../parts/shown";
import { useAnswer } from "../../service/answers";
import { answered, service } from "../../service/client";
import { change, linkHere, linkTo, useAddress } from "../../state/address";
import { countOf, withoutFilters } from "../../state/filters";
import { type Arranged, arrangedKey, arrangedOf, pin, put } from "./address";
import { type Asked, askedOf, type Found, found } from "./asked";
import { Canvas } from "./canvas";
import { isDense } from "./elements";
import { savePng, saveSvg, saveText } from "./exports";
import { graphml } from "./graphml";
import { Legend } from "./legend";
import { type Line, pairOf, type Tie, tiesOf } from "./lines";
import { Narrowing } from "./narrowing";
import { Panel } from "./panel";
import type { Picture } from "./picture";
import { rolledUp, sidesOf } from "./rollup";
import { useBoxes, useScene } from "./scene";
import { Tools } from "./tools";
import { Twin } from "./twin";
import "./graph.css";

/** What is there to be drawn. */
interface Drawable extends Found {
  readonly ties: readonly Tie[];
}

export default function Graph() {
  const { params } = useAddress();
  const key = JSON.stringify(askedOf(params));
  const asked = useMemo(() => JSON.parse(key) as Asked, [key]);
  const answer = useAnswer(`graph ${key}`, (signal) => drawable(asked, signal));
  const value = answer.state === "here" ? answer.value : answer.state === "waiting" ? answer.old : undefined;
  const waiting = answer.state === "waiting";
  return (
    <div class="graph">
      <h1 class="unseen">Graph: who stands with whom</h1>
      <Narrowing />
      {value && value.ties.length > 0 ? ( // the same picture all the time, so that actors stay where they are
        <div class={waiting ? "graph-body older" : "graph-body"} aria-busy={waiting}>
          <Drawn value={value} asked={asked} />
        </div>
      ) : (
        <Shown answer={answer} empty={() => true} nothing={<NothingDrawn asked={asked} />}>
          {() => null}
        </Shown>
      )}
    </div>
  );
}

async function drawable(asked: Asked, signal: AbortSignal): Promise<Drawable> {
  const value = await found(asked, signal);
  if (!asked.states) return { ...value, ties: tiesOf(value.rows) };
  const ties = rolledUp(value.rows, await sidesOf(value.rows, signal));
  const ends = ties.flatMap(({ source, target }) => [source, target]);
  const seen = new Map(ends.map((actor) => [actor.id, value.seen.get(actor.id) ?? { actor, hidden: 0, hub: false }]));
  return { ...value, seen, ties };
}

function Drawn({ value, asked }: { value: Drawable; asked: Asked }) {
  const { params } = useAddress();
  const key = arrangedKey(params);
  const arranged = useMemo(() => arrangedOf(new URLSearchParams(key)), [key]);
  const chosen = params.get("chosen");
  const isTable = params.get("table") === "true";
  const picture = useRef<Picture | null>(null);
  const boxes = useBoxes(value, arranged, asked);
  const { scene, arrangement, ties, camps } = useScene(value, arranged, boxes, asked.path);
  const what = opened(params);
  const heard = useHeard(asked);
  const keys = useMemo(
    () => ({
      expand: heard.onExpand,
      hide: (id: string) => put("hide", id, true, { chosen: null }),
      pin: (id: string) => pin(id, arranged.pins.has(id) ? null : (picture.current?.places().get(id) ?? null)),
    }),
    [heard, arranged],
  );
  const onFile = (kind: "png" | "svg" | "graphml") => void file(kind, picture.current, scene.actors, ties);
  return (
    <>
      <Tools
        arranged={arranged}
        offered={boxes.offered}
        actors={scene.actors.map(({ actor }) => actor)}
        camps={camps}
        onZoom={(by) => (by === null ? picture.current?.fit() : picture.current?.zoom(by))}
        onFile={onFile}
      />
      <div class="graph-stage">
        {isTable ? (
          <Twin ties={ties} />
        ) : (
          <Canvas
            scene={scene}
            arrangement={arrangement}
            chosen={chosen}
            relation={what?.kind === "relation" ? what.id : null}
            dense={isDense(ties.length)}
            heard={heard}
            keys={keys}
            picture={picture}
          />
        )}
        {!isTable && <Legend />}
        {chosen && (
          <Panel
            chosen={chosen}
            seen={value.seen}
            ties={ties}
            arranged={arranged}
            around={value.centres}
            expanded={asked.expanded}
            placeOf={(id) => picture.current?.places().get(id) ?? null}
          />
        )}
      </div>
      <TooMuch value={value} asked={asked} arranged={arranged} drawn={ties.length} />
    </>
  );
}

/** Returns what is done when something is done in the picture. */
function useHeard(asked: Asked) {
  const onActor = useCallback((id: string | null) => change({ chosen: id, open: null }), []);
  const onLine = useCallback((line: Line) => {
    const [tie] = line.ties;
    if (line.ties.length === 1 && tie) open({ kind: "relation", id: tie.row.id });
    else change({ chosen: pairOf(line.source.id, line.target.id), open: null });
  }, []);
  const isOverall = asked.around.length === 0 && asked.expanded.length === 0;
  const onExpand = useCallback(
    (id: string) => (isOverall ? change({ actor: [id] }) : put("expand", id, true)),
    [isOverall],
  );
  const onMoved = useCallback((id: string, place: { x: number; y: number }) => pin(id, place), []);
  return useMemo(() => ({ onActor, onLine, onExpand, onMoved }), [onActor, onLine, onExpand, onMoved]);
}

async function file(
  kind: "png" | "svg" | "graphml",
  picture: Picture | null,
  actors: Parameters<typeof graphml>[0],
  ties: readonly Tie[],
): Promise<void> {
  if (kind === "graphml") return saveText(graphml(actors, ties), "application/graphml+xml", "graphml");
  if (!picture) return;
  await (kind === "png" ? savePng : saveSvg)(picture.cy);
}

/** Says where there is more than is drawn, and what narrows it. */
function TooMuch({
  value,
  asked,
  arranged,
  drawn,
}: {
  value: Drawable;
  asked: Asked;
  arranged: Arranged;
  drawn: number;
}) {
  const hidden = [...value.seen.values()].reduce(
    (sum, one) => sum + (value.centres.includes(one.actor.id) ? one.hidden : 0),
    0,
  );
  const overall = asked.around.length === 0 && asked.expanded.length === 0 && asked.path.length === 0;
  return (
    <p class="graph-foot quiet small" role="status">
      {overall ? "The strongest relations of all: " : ""}
      {arranged.hidden.size > 0 && `${arranged.hidden.size} hidden. `}
      {drawn} relations drawn.
      {(value.more || hidden > 0) && (
        <>
          {" "}
          There are more
          {hidden > 0 && ` (${hidden} neighbours are not shown)`}: narrow by kind of relation, date, outlet or evidence,
          {asked.size !== "most" && (
            <>
              {" "}
              or <a href={linkHere({ size: asked.size === "many" ? "most" : "many" })}>show more</a>
            </>
          )}
          .
        </>
      )}
    </p>
  );
}

/** Says why nothing is drawn: nothing is loaded, filters leave nothing, or nobody tells of the actor. */
function NothingDrawn({ asked }: { asked: Asked }) {
  const { params } = useAddress();
  const stats = useAnswer("stats", (signal) => answered(service.GET("/stats", { signal })));
  if (stats.state === "here" && stats.value.articles === 0)
    return (
      <>
        <p>Nothing is loaded yet: the picture is drawn from articles.</p>
        <p>
          <a href={linkTo("load")}>Load some</a>
        </p>
      </>
    );
  const isFiltered = countOf(params) > asked.around.length || asked.nothing || params.has("sign");
  return (
    <>
      <p>
        {asked.around.length > 0 ? "No relation of this actor is told" : "No relation is told"}
        {isFiltered && " that these filters let through"}.
      </p>
      <p class="row graph-ways">
        {isFiltered && <a href={linkHere({ ...withoutFilters(), sign: null, actor: asked.around })}>Without filters</a>}
        <a href={linkTo("graph")}>The strongest relations of all</a>
      </p>
    </>
  );
}
