/** How two actors are connected: paths of relations, each step down to its sentences. */

import { Nothing, Shown } from "../../parts/shown";
import { useAnswer } from "../../service/answers";
import { answered, type Schemas, service } from "../../service/client";
import { linkHere, useAddress } from "../../state/address";
import { CommonCard } from "./common";
import { PathsForm } from "./form";
import { PathCard } from "./path";
import { type Asked, askedIn, helpAfter } from "./question";
import "../../parts/sheet.css";
import "./paths.css";

const EXAMPLES = 4; // actors who are between others: likely ends of a way

export default function Paths() {
  const { params } = useAddress();
  const asked = askedIn(params);
  return (
    <div class="paths column">
      <h1>How two are connected</h1>
      <PathsForm />
      {asked ? <Answered asked={asked} /> : <Invitation />}
      {asked && asked.from !== asked.to && <CommonCard one={asked.from} other={asked.to} />}
    </div>
  );
}

function Answered({ asked }: { asked: Asked }) {
  const answer = useAnswer(`paths ${JSON.stringify(asked)}`, (signal) =>
    answered(service.GET("/paths", { params: { query: asked }, signal })),
  );
  return <Shown answer={answer}>{(found) => <Found found={found} />}</Shown>;
}

function Found({ found }: { found: Schemas["PathsAnswer"] }) {
  const { paths, searched } = found;
  if (paths.length === 0) return <NoPath found={found} />;
  const more = searched.found > paths.length;
  return (
    <>
      <p role="status">
        <strong>{paths.length}</strong> {more ? `of ${searched.found} ` : ""}
        {paths.length === 1 ? "path" : "paths"} from <strong class="foreign">{found.start.name}</strong> to{" "}
        <strong class="foreign">{found.end.name}</strong>, over {searched.relations} relations among {searched.actors}{" "}
        actors
        {!searched.complete && "; the search ended early, there may be others"}
      </p>
      <ol class="plainly column">
        {paths.map((path, index) => (
          <PathCard key={path.hops.map((hop) => hop.relation.id).join(" ")} path={path} number={index + 1} />
        ))}
      </ol>
    </>
  );
}

function NoPath({ found }: { found: Schemas["PathsAnswer"] }) {
  const { params } = useAddress();
  const { searched, start, end } = found;
  const help = helpAfter(params, searched);
  return (
    <Nothing>
      <p>
        <strong>
          No path from <span class="foreign">{start.name}</span> to <span class="foreign">{end.name}</span>.
        </strong>
      </p>
      <p>
        Searched up to {searched.hops} steps over {searched.relations} relations among {searched.actors} actors
        {searched.plain && ", plain ones alone"}
        {searched.past.length > 0 && ", past alliances and bodies such as the UN"}
        {searched.directed && ", from who does it to whom it is done"}
        {(searched.since ?? searched.until) &&
          `, from ${searched.since ?? "the first"} to ${searched.until ?? "the last"}`}
        . {searched.reached} can be reached from <span class="foreign">{start.name}</span>.
        {!searched.complete && " The search ended early."}
      </p>
      {help.length > 0 && (
        <ul class="plainly row helps">
          {help.map((one) => (
            <li key={one.says}>
              <a class="button" href={linkHere(one.change)}>
                {one.says}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Nothing>
  );
}

function Invitation() {
  const answer = useAnswer("between others", (signal) =>
    answered(
      service.GET("/analysis/centrality", { params: { query: { measure: "betweenness", limit: EXAMPLES } }, signal }),
    ),
  );
  const actors = answer.state === "here" ? answer.value.rows.map((row) => row.actor) : [];
  const pairs = actors.slice(1).map((actor) => [actors[0], actor] as const);
  return (
    <Nothing>
      <p>
        Name two actors: what comes are the chains of relations between them, read aloud, each link with its sentence.
      </p>
      <ul class="plainly row helps">
        {pairs.map(
          ([from, to]) =>
            from && (
              <li key={to.id}>
                <a class="button" href={linkHere({ from: from.id, to: to.id, find: "k-shortest" })}>
                  <span class="foreign">{from.name}</span> and <span class="foreign">{to.name}</span>
                </a>
              </li>
            ),
        )}
      </ul>
    </Nothing>
  );
}
