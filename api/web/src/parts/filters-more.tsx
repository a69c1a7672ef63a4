/** The filters that are asked for less often: who says so, where, on what, when known, on how much evidence. */

import { KINDS, RELATIONS, SIGN_GLYPHS, SIGN_WORDS, type Sign, signOf } from "../service/vocabulary";
import { change } from "../state/address";
import type { FilterName } from "../state/filters";
import { meet } from "./actor-name";
import { onlyStates } from "./chips";
import { Field } from "./filters";
import { OutletChoice } from "./filters-outlets";
import { ActorSearch } from "./search";

interface Given {
  readonly names: readonly FilterName[];
  readonly params: URLSearchParams;
}

const SIGNS: readonly Sign[] = [1, -1, 0];
const WORDS: readonly (readonly [FilterName, string])[] = [
  ["topic", "Topic"],
  ["place", "Place"],
  ["weapon", "Weapon"],
];
const ROLES: readonly (readonly [FilterName, string])[] = [
  ["by", "Who does it"],
  ["of", "To whom"],
];
const LEAST: readonly (readonly [FilterName, string])[] = [
  ["minClaims", "Claims, at least"],
  ["minOrigins", "Origins, at least"],
  ["minSpeakers", "Named speakers, at least"],
];
const DAYS: readonly (readonly [FilterName, string, readonly FilterName[]])[] = [
  ["since", "Happened since", ["asOf"]],
  ["until", "Happened until", ["asOf"]],
  ["publishedSince", "Published since", []],
  ["publishedUntil", "Published until", []],
  ["asOf", "What held on", ["since", "until"]],
  ["knownBy", "As known by", []],
];
const CONFIDENCE = ["0.5", "0.7", "0.8", "0.9"];

/** The fields behind "More filters". */
export function MoreFilters(given: Given) {
  const has = (name: FilterName) => given.names.includes(name);
  return (
    <>
      <div class="filters-fields">
        {has("type") && <Types {...given} />}
        {ROLES.filter(([name]) => has(name)).map(([name, label]) => (
          <Whom key={name} name={name} label={label} params={given.params} />
        ))}
        {has("speaker") && <Whom name="speaker" label="Who says so" params={given.params} />}
        {WORDS.filter(([name]) => has(name)).map(([name, label]) => (
          <Words key={name} name={name} label={label} params={given.params} />
        ))}
        {DAYS.filter(([name]) => has(name)).map(([name, label, instead]) => (
          <Day key={name} name={name} label={label} instead={instead} params={given.params} />
        ))}
        {LEAST.filter(([name]) => has(name)).map(([name, label]) => (
          <Least key={name} name={name} label={label} params={given.params} />
        ))}
        {has("minConfidence") && <Confidence params={given.params} />}
      </div>
      <Flags {...given} />
      {has("outlet") && <OutletChoice params={given.params} />}
    </>
  );
}

function Types({ params }: Given) {
  const chosen = params.getAll("type");
  const add = (name: string) => change({ type: [...new Set([...chosen, name])], family: null });
  return (
    <Field label="Relations">
      <select
        value=""
        onChange={(event) => {
          add(event.currentTarget.value);
          event.currentTarget.value = "";
        }}
      >
        <option value="">add one …</option>
        {SIGNS.map((sign) => (
          <optgroup key={sign} label={`${SIGN_GLYPHS[sign]} ${SIGN_WORDS[sign]}`}>
            {Object.values(RELATIONS)
              .filter((one) => signOf(one.sign) === sign && !chosen.includes(one.name))
              .map((one) => (
                <option key={one.name} value={one.name}>
                  {one.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}

function Whom({ name, label, params }: { name: FilterName; label: string; params: URLSearchParams }) {
  return (
    <div class="field">
      <span class="quiet">{label}</span>
      <ActorSearch
        label={label}
        hint="a name"
        onPick={(actor) => {
          meet(actor);
          const many = name === "speaker" ? [] : params.getAll(name);
          change({ [name]: [...new Set([...many, actor.id])] });
        }}
      />
    </div>
  );
}

function Words({ name, label, params }: { name: FilterName; label: string; params: URLSearchParams }) {
  return (
    <Field label={label}>
      <input
        type="text"
        class="foreign"
        autocomplete="off"
        placeholder="as claims name it"
        value={params.get(name) ?? ""}
        onChange={(event) => change({ [name]: event.currentTarget.value.trim() })}
      />
    </Field>
  );
}

function Day(props: { name: FilterName; label: string; instead: readonly FilterName[]; params: URLSearchParams }) {
  const { name, label, instead, params } = props;
  const without = Object.fromEntries(instead.map((one) => [one, null]));
  return (
    <Field label={label}>
      <input
        type="date"
        value={params.get(name) ?? ""}
        onChange={(event) =>
          change({ ...(event.currentTarget.value ? without : {}), [name]: event.currentTarget.value })
        }
      />
    </Field>
  );
}

function Least({ name, label, params }: { name: FilterName; label: string; params: URLSearchParams }) {
  return (
    <Field label={label}>
      <input
        type="number"
        min={1}
        max={1000}
        placeholder="any"
        value={params.get(name) ?? ""}
        onChange={(event) => {
          const { valueAsNumber: value } = event.currentTarget;
          change({ [name]: value > 1 || (value === 1 && name === "minSpeakers") ? String(Math.floor(value)) : null });
        }}
      />
    </Field>
  );
}

function Confidence({ params }: { params: URLSearchParams }) {
  const now = params.get("minConfidence") ?? "";
  return (
    <Field label="Read with confidence">
      <select value={now} onChange={(event) => change({ minConfidence: event.currentTarget.value })}>
        <option value="">any</option>
        {[...new Set([...CONFIDENCE, ...(now ? [now] : [])])].map((one) => (
          <option key={one} value={one}>
            {one} or more
          </option>
        ))}
      </select>
    </Field>
  );
}

function Flags({ names, params }: Given) {
  const has = (name: FilterName) => names.includes(name);
  const [state] = KINDS;
  const states = onlyStates(params);
  const flag = (name: FilterName, label: string, instead: FilterName) => (
    <label class="row">
      <input
        type="checkbox"
        checked={params.get(name) === "true"}
        onChange={(event) =>
          change(event.currentTarget.checked ? { [name]: "true", [instead]: null } : { [name]: null })
        }
      />
      {label}
    </label>
  );
  return (
    <div class="row filters-flags">
      {has("byKind") && has("ofKind") && state && (
        <label class="row">
          <input
            type="checkbox"
            checked={states}
            onChange={() => change(states ? { byKind: null, ofKind: null } : { byKind: state, ofKind: state })}
          />
          Only states
        </label>
      )}
      {has("own") && flag("own", "Only the actors themselves, nobody who acts for them", "members")}
      {has("members") && params.has("actor") && flag("members", "Alliances with their members", "own")}
    </div>
  );
}
