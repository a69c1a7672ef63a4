/** What is chosen in the picture: an actor with what can be done with it, or the relations between two. */

import { openLink } from "../../evidence/open";
import { Actor, Marks, Told } from "../../parts/names";
import { useAnswer } from "../../service/answers";
import { answered, service } from "../../service/client";
import { spaced } from "../../service/vocabulary";
import { change, linkTo } from "../../state/address";
import { type Arranged, pin, put } from "./address";
import type { Named, Seen, Tie } from "./lines";
import { pairOf } from "./lines";

interface Props {
  chosen: string;
  seen: ReadonlyMap<string, Seen>;
  ties: readonly Tie[];
  arranged: Arranged;
  around: readonly string[];
  expanded: readonly string[];
  placeOf: (id: string) => { x: number; y: number } | null;
}

export function Panel(props: Props) {
  const { chosen, seen } = props;
  const [one = "", other] = chosen.split("~");
  const first = seen.get(one)?.actor;
  const second = other ? seen.get(other)?.actor : undefined;
  if (!first || (other && !second)) return null;
  return (
    <section class="graph-panel card" aria-label={second ? `${first.name} and ${second.name}` : first.name}>
      <button type="button" class="bare graph-close" aria-label="Close" onClick={() => change({ chosen: null })}>
        ×
      </button>
      {second ? <Pair {...props} one={first} other={second} /> : <One {...props} actor={first} />}
    </section>
  );
}

function One(props: Props & { actor: Named }) {
  const { actor, seen, ties, arranged, around, expanded, placeOf } = props;
  const own = ties.filter(({ source, target }) => source.id === actor.id || target.id === actor.id);
  const hidden = seen.get(actor.id)?.hidden ?? 0;
  const answer = useAnswer(`actor ${actor.id}`, (signal) =>
    answered(service.GET("/actors/{name}", { params: { path: { name: actor.id } }, signal })),
  );
  const about = answer.state === "here" && answer.value.actor.id === actor.id ? answer.value : null;
  const isCentre = around.includes(actor.id) || around.includes(actor.name);
  const isExpanded = expanded.includes(actor.id);
  const isPinned = arranged.pins.has(actor.id);
  const to = (view: "support" | "time" | "paths") =>
    linkTo(view, view === "paths" ? { from: actor.id } : { actor: actor.id });
  return (
    <>
      <h2>
        <Actor actor={actor} plain />
      </h2>
      <p class="quiet small">
        {spaced(actor.kind)} · {own.length} relations shown
        {hidden > 0 && `, ${hidden} neighbours not shown`}
        {about && ` · ${about.claims} claims name it, it speaks in ${about.spoken}`}
      </p>
      <div class="row">
        {!isCentre && (
          <button
            type="button"
            aria-pressed={isExpanded}
            onClick={() =>
              around.length > 0 || expanded.length > 0
                ? put("expand", actor.id, !isExpanded)
                : change({ actor: [actor.id] })
            }
          >
            {isExpanded ? "Expanded" : around.length > 0 || expanded.length > 0 ? "Expand" : "Around it"}
          </button>
        )}
        <button type="button" onClick={() => put("hide", actor.id, true, { chosen: null })}>
          Hide
        </button>
        <button
          type="button"
          aria-pressed={isPinned}
          onClick={() => pin(actor.id, isPinned ? null : placeOf(actor.id))}
        >
          {isPinned ? "Pinned" : "Pin"}
        </button>
      </div>
      <p class="row small">
        {!isCentre && <a href={linkTo("graph", { actor: actor.id })}>Its own graph</a>}
        <a href={to("support")}>Support</a>
        <a href={to("time")}>Time</a>
        <a href={to("paths")}>Paths</a>
      </p>
      <Relations ties={own} />
    </>
  );
}

function Pair({ one, other, ties, arranged }: Props & { one: Named; other: Named }) {
  const pair = pairOf(one.id, other.id);
  const own = ties.filter(({ source, target }) => pairOf(source.id, target.id) === pair);
  const isApart = arranged.apart.has(pair);
  return (
    <>
      <h2>
        <Actor actor={one} plain /> and <Actor actor={other} plain />
      </h2>
      <div class="row">
        <button type="button" aria-pressed={isApart} onClick={() => put("apart", pair, !isApart)}>
          Draw each by itself
        </button>
        <a class="small" href={linkTo("time", { actor: [one.id, other.id] })}>
          Time
        </a>
        <a class="small" href={linkTo("paths", { from: one.id, to: other.id })}>
          Paths
        </a>
      </div>
      <Relations ties={own} />
    </>
  );
}

/** Lists relations, those that are only claimed apart; each leads to its evidence. */
function Relations({ ties }: { ties: readonly Tie[] }) {
  const plain = ties.filter(({ row }) => row.plain);
  const claimed = ties.filter(({ row }) => !row.plain);
  return (
    <div class="graph-relations">
      {plain.length > 0 && <List ties={plain} />}
      {claimed.length > 0 && (
        <>
          <h3 class="quiet">Only claimed: somebody’s word</h3>
          <List ties={claimed} />
        </>
      )}
    </div>
  );
}

function List({ ties }: { ties: readonly Tie[] }) {
  return (
    <ul>
      {ties.map(({ row }) => (
        <li key={row.id}>
          <a href={openLink({ kind: "relation", id: row.id })}>
            <Told row={row} />
          </a>{" "}
          <span class="quiet small">
            {row.claims === 1 ? "1 claim" : `${row.claims} claims`}
            {row.origins > 1 && `, ${row.origins} origins`}
            {row.denials > 0 && `, ${row.denials} denials`}
          </span>{" "}
          <Marks row={{ ...row, said: row.said }} />
        </li>
      ))}
    </ul>
  );
}
