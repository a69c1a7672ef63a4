/** The keys that do something. */

import { spaced } from "../../service/vocabulary";
import { VIEWS } from "../../state/address";
import { keyOf } from "../../state/keys";
import { Part } from "./words";

type Key = readonly [key: string, does: string];

const KEYS: readonly Key[] = [
  ["/", "search for an actor"],
  ["?", "this help"],
  ["Esc", "close the evidence, or a list"],
  ["Tab", "to the next thing that can be used"],
  ["Enter", "open what is marked; in a search take the first who is found"],
  ["Ctrl Enter", "run a query"],
];
const GRAPH_KEYS: readonly Key[] = [
  ["← ↑ ↓ →", "to the next actor that way"],
  ["Enter", "open the actor"],
  ["e", "expand it"],
  ["h", "hide it"],
  ["p", "pin it"],
  ["+ −", "nearer, further"],
  ["0", "see all of it"],
];

export function Keys() {
  return (
    <Part title="Keys">
      <KeyList keys={KEYS} />
      <h3>To a view: g, then its letter</h3>
      <KeyList keys={VIEWS.map((view) => [`g ${keyOf(view)}`, spaced(view)])} />
      <h3>In the graph, once it has the focus</h3>
      <KeyList keys={GRAPH_KEYS} />
    </Part>
  );
}

function KeyList({ keys }: { keys: readonly Key[] }) {
  return (
    <dl class="keys">
      {keys.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
