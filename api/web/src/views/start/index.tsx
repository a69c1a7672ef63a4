/** The start: what is loaded, and what in it is worth a look. */

import { ActorSearch } from "../../parts/search";
import { Shown } from "../../parts/shown";
import { useAnswer } from "../../service/answers";
import { answered, type Schemas, service } from "../../service/client";
import { goTo, linkTo } from "../../state/address";
import { Accusations, BothSides, Changes, Disputes, Opposition, Support } from "./cards";
import { counted, days } from "./rows";
import "./start.css";
import { Welcome } from "./welcome";

const MOST_OUTLETS = 500; // whose days are looked at; those with most articles come first

export function Start() {
  const stats = useAnswer("start stats", (signal) => answered(service.GET("/stats", { signal })));
  const isEmpty = stats.state === "here" && stats.value.articles === 0;
  return (
    <div class="start">
      <div class="start-head">
        <h1>Who stands with whom, and on whose word?</h1>
        {!isEmpty && (
          <ActorSearch
            id="search"
            label="Search for an actor"
            hint="A state, a person, an alliance, an armed group …"
            onPick={(actor) => goTo("graph", { actor: actor.id })}
          />
        )}
        <Shown answer={stats}>{(value) => (value.articles === 0 ? <Welcome /> : <Loaded stats={value} />)}</Shown>
      </div>
      {stats.state === "here" && !isEmpty && (
        <div class="start-cards">
          <div>
            <Support />
            <BothSides />
          </div>
          <div>
            <Opposition />
            <Changes />
          </div>
          <div>
            <Disputes />
            <Accusations />
          </div>
        </div>
      )}
    </div>
  );
}

/** What is loaded, each number leading to what it counts. */
function Loaded({ stats }: { stats: Schemas["Counts"] }) {
  const outlets = useAnswer("start outlets", (signal) =>
    answered(service.GET("/outlets", { params: { query: { limit: MOST_OUTLETS } }, signal })),
  );
  const span = outlets.state === "here" ? spanOf(outlets.value.outlets) : "";
  return (
    <p class="start-loaded">
      <a href={linkTo("load")}>{counted(stats.articles, "article")}</a> of{" "}
      <a href={linkTo("load")}>{counted(stats.outlets, "outlet")}</a>
      {span && (
        <>
          , <a href={linkTo("time")}>{span}</a>
        </>
      )}
      <span class="quiet"> · </span>
      <a href={linkTo("graph")}>{counted(stats.relations, "relation")}</a> among{" "}
      <a href={linkTo("graph")}>{counted(stats.actors, "known actor")}</a>
      <span class="quiet"> · </span>
      <a href={linkTo("support")}>{counted(stats.claims, "claim")}</a>, each with its sentence
    </p>
  );
}

/** Returns from when to when the articles of outlets were published. */
function spanOf(outlets: readonly Schemas["OutletRow"][]): string {
  const firsts = outlets.flatMap((one) => one.first ?? []).sort();
  const lasts = outlets.flatMap((one) => one.last ?? []).sort();
  return days(firsts[0] ?? null, lasts.at(-1) ?? null);
}
