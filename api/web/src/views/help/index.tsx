/** Help: how to read the page, what its words mean, and the keys. */

import { linkTo, type View, VIEWS } from "../../state/address";
import { spaced } from "../../service/vocabulary";
import "./help.css";
import { Keys } from "./keys";
import { Allegation, Legend, Part, Types } from "./words";

const SHOWN: Readonly<Record<Exclude<View, "start" | "help">, string>> = {
  graph:
    "The graph around an actor, or all that filters let through: click a line for its sentences, an actor for what is around it.",
  support: "Who supports whom as a table, the best attested first, and as a matrix that orders itself into blocs.",
  disputes: "What some say and others deny, with the words of each side next to one another.",
  time: "Claims by day and sign; drawing over the days filters all of the page.",
  paths: "How two actors are connected: rows of steps, each with its sign and its sentence.",
  arms: "Who supplies whom with what, as a flow.",
  load: "Articles in and out, and what became of them.",
  queries: "Questions of your own in Cypher or SPARQL, which only read.",
};

export default function Help() {
  const views = VIEWS.flatMap((view) => (view === "start" || view === "help" ? [] : [view]));
  return (
    <article class="help">
      <h1>How to read this page</h1>
      <p>
        Everything here comes from the articles that are loaded, sentence by sentence. A line between two actors is what
        articles say of them; one click on it shows the sentences, who says so, and who denies it. Nothing is added from
        elsewhere but the lists of who is a member of what, and those say so.
      </p>
      <div class="help-parts">
        <Allegation />
        <Legend />
        <Part title="Where to look">
          <dl>
            {views.map((view) => (
              <div key={view}>
                <dt>
                  <a href={linkTo(view)}>{spaced(view)}</a>
                </dt>
                <dd>{SHOWN[view]}</dd>
              </div>
            ))}
          </dl>
          <p>
            The address holds all of what you see, filters and open evidence with it: send it to a colleague, keep it,
            go back by the back button.
          </p>
        </Part>
        <Keys />
      </div>
      <Types />
    </article>
  );
}
