/** What can be done with the whole picture: its layout, boxes, files, and the table in its place. */

import { Field } from "../../parts/filters";
import { ActorSearch } from "../../parts/search";
import { change, useAddress } from "../../state/address";
import { type Arranged, LAYOUTS, put } from "./address";
import type { Offer } from "./groups";
import type { Named } from "./lines";

const LAYOUT_NAMES: Readonly<Record<(typeof LAYOUTS)[number], string>> = {
  force: "by what joins them",
  bloc: "by bloc",
  camps: "in two camps",
};
const SIZE_NAMES: Readonly<Record<string, string>> = {
  few: "few",
  some: "some",
  many: "many",
  most: "as many as can be",
};

interface Props {
  arranged: Arranged;
  offered: readonly Offer[];
  actors: readonly Named[];
  camps: readonly [string, string] | null;
  onZoom: (by: number | null) => void;
  onFile: (kind: "png" | "svg" | "graphml") => void;
}

export function Tools(props: Props) {
  const { arranged, actors, onZoom, onFile } = props;
  const { params } = useAddress();
  const isTable = params.get("table") === "true";
  return (
    <div class="graph-tools screen" role="toolbar" aria-label="The picture">
      <Field label="Lay out">
        <select
          value={arranged.layout}
          onChange={(event) =>
            change({ layout: event.currentTarget.value === "force" ? null : event.currentTarget.value })
          }
        >
          {LAYOUTS.map((name) => (
            <option key={name} value={name}>
              {LAYOUT_NAMES[name]}
            </option>
          ))}
        </select>
      </Field>
      {arranged.layout === "camps" && <Camps {...props} />}
      {arranged.layout === "force" && <Groups {...props} />}
      <Field label="Who">
        <select
          value={params.get("states") ?? ""}
          title="States only: whoever acts for a state in an article counts as it"
          onChange={(event) => change({ states: event.currentTarget.value })}
        >
          <option value="">all actors</option>
          <option value="true">states, and who acts for them</option>
        </select>
      </Field>
      <Field label="How much">
        <select
          value={params.get("size") ?? "some"}
          onChange={(event) =>
            change({ size: event.currentTarget.value === "some" ? null : event.currentTarget.value })
          }
        >
          {Object.entries(SIZE_NAMES).map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
      </Field>
      <div class="row graph-buttons">
        <button type="button" aria-pressed={isTable} onClick={() => change({ table: isTable ? null : "true" })}>
          Table
        </button>
        <button type="button" aria-label="Larger" title="Larger ( + )" onClick={() => onZoom(1.25)}>
          +
        </button>
        <button type="button" aria-label="Smaller" title="Smaller ( - )" onClick={() => onZoom(0.8)}>
          −
        </button>
        <button type="button" title="All of it ( 0 )" onClick={() => onZoom(null)}>
          Fit
        </button>
        <label class="unseen" for="graph-file">
          Save as
        </label>
        <select
          id="graph-file"
          value=""
          disabled={actors.length === 0}
          onChange={(event) => {
            const kind = event.currentTarget.value;
            event.currentTarget.value = "";
            if (kind === "png" || kind === "svg" || kind === "graphml") onFile(kind);
          }}
        >
          <option value="">Save as …</option>
          <option value="png">PNG</option>
          <option value="svg">SVG</option>
          <option value="graphml">GraphML</option>
        </select>
      </div>
      {arranged.hidden.size > 0 && (
        <button type="button" class="bare" onClick={() => change({ hide: null })}>
          Show {arranged.hidden.size === 1 ? "the hidden one" : `the ${arranged.hidden.size} hidden`}
        </button>
      )}
      {arranged.pins.size > 0 && (
        <button type="button" class="bare" onClick={() => change({ pin: null })}>
          Let go of {arranged.pins.size === 1 ? "the pinned one" : `the ${arranged.pins.size} pinned`}
        </button>
      )}
    </div>
  );
}

/** Chooses the two whose friends stand against one another. */
function Camps({ camps, actors }: Props) {
  const [one = "", other = ""] = camps ?? [];
  const pick = (first: string, second: string) => change({ camps: first && second ? `${first}~${second}` : null });
  const name = (id: string) => actors.find((actor) => actor.id === id)?.name ?? id;
  return (
    <>
      <div class="field">
        <span class="quiet">Friends of {name(one) || "…"} against</span>
        <ActorSearch
          label="Left camp: friends of …"
          hint={name(one) || "left"}
          onPick={(actor) => pick(actor.id, other)}
        />
      </div>
      <div class="field">
        <span class="quiet">friends of {name(other) || "…"}</span>
        <ActorSearch
          label="Right camp: friends of …"
          hint={name(other) || "right"}
          onPick={(actor) => pick(one, actor.id)}
        />
      </div>
    </>
  );
}

/** Puts alliances into boxes. */
function Groups({ arranged, offered }: Props) {
  const chosen = offered.filter(({ alliance }) => arranged.groups.includes(alliance.id));
  return (
    <>
      <Field label="Group by alliance">
        <select
          value={arranged.groups.includes("auto") ? "auto" : ""}
          onChange={(event) => {
            const value = event.currentTarget.value;
            if (value === "auto" || value === "") change({ group: value });
            else put("group", value, true);
          }}
        >
          <option value="">{arranged.groups.length > 0 ? "ungroup" : "no"}</option>
          <option value="auto">those that tell most apart</option>
          {offered.map(({ alliance, members }) => (
            <option key={alliance.id} value={alliance.id} disabled={arranged.groups.includes(alliance.id)}>
              {alliance.name} ({members.length})
            </option>
          ))}
        </select>
      </Field>
      {chosen.map(({ alliance }) => (
        <span key={alliance.id} class="chip">
          <span class="foreign">{alliance.name}</span>
          <button
            type="button"
            aria-label={`Without ${alliance.name}`}
            onClick={() => put("group", alliance.id, false)}
          >
            ×
          </button>
        </span>
      ))}
    </>
  );
}
