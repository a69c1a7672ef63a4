/** The filters that views share: what is chosen stands in the address, and as chips under the fields. */

import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { change, useAddress } from "../state/address";
import { type FilterName, withoutFilters } from "../state/filters";
import { useAsUsed } from "../state/used";
import { ActorName, meet } from "./actor-name";
import { type Chip, chipsOf, familyNames, familyText } from "./chips";
import { barsOf } from "./days";
import { MoreFilters } from "./filters-more";
import { TimeRange } from "./range";
import { ActorSearch } from "./search";
import { useDays } from "./use-days";
import "./filters.css";

const LEVELS = [1, 2, 3, 5, 10];
/** What stands in the first row; all else is behind the button. */
const FIRST: readonly FilterName[] = ["actor", "family", "since", "until", "minOutlets", "plain"];

/** Shows the fields for what a view obeys; `children` are fields of the view's own, which stand for the filters `own`. */
export function FilterBar(props: {
  names: readonly FilterName[];
  own?: readonly FilterName[];
  children?: ComponentChildren;
}) {
  const { names, own = [], children } = props;
  const { params } = useAddress();
  useAsUsed(names);
  const [open, setOpen] = useState(false);
  const id = useId();
  const has = (name: FilterName) => names.includes(name);
  const chips = chipsOf(params, names, own);
  return (
    <search class={open ? "filters open screen" : "filters screen"} aria-label="Filters">
      <div class="filters-row">
        {has("actor") && <AddActor params={params} />}
        {has("family") && <Family params={params} />}
        {has("since") && has("until") && <Time params={params} names={[...names, ...own]} />}
        {has("minOutlets") && <Least params={params} />}
        {has("plain") && <Allegations params={params} />}
        {children}
        {(names.some((name) => !FIRST.includes(name)) || has("since")) && (
          <button
            type="button"
            class="filters-more"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <span class="wide-only">More filters</span>
            <span class="narrow-only">Filters{chips.length > 0 && ` (${chips.length})`}</span>
            <span aria-hidden="true">{open ? "▴" : "▾"}</span>
          </button>
        )}
      </div>
      <div id={id} class="filters-panel" hidden={!open}>
        {open && <MoreFilters names={names} params={params} />}
      </div>
      {chips.length > 0 && <Chips chips={chips} />}
    </search>
  );
}

/** A field with its label above it. */
export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <label class="field">
      <span>{label}</span>
      {children}
    </label>
  );
}

function AddActor({ params }: { params: URLSearchParams }) {
  const chosen = params.getAll("actor");
  return (
    <div class="field filters-actor">
      <span class="quiet">Actors</span>
      <ActorSearch
        label="Add an actor"
        onPick={(actor) => {
          meet(actor);
          change({ actor: [...new Set([...chosen, actor.id])], between: null });
        }}
      />
    </div>
  );
}

function Family({ params }: { params: URLSearchParams }) {
  const { signs, others } = familyNames();
  const options = (names: readonly string[]) =>
    names.map((name) => (
      <option key={name} value={name}>
        {familyText(name)}
      </option>
    ));
  return (
    <Field label="Kind of relation">
      <select
        value={params.get("family") ?? ""}
        onChange={(event) => change({ family: event.currentTarget.value, type: null })}
      >
        <option value="">all</option>
        <optgroup label="By sign">{options(signs)}</optgroup>
        <optgroup label="By what they are">{options(others)}</optgroup>
      </select>
    </Field>
  );
}

function Time({ params, names }: { params: URLSearchParams; names: readonly FilterName[] }) {
  const days = useDays(params, names);
  const told = days.state === "here" ? days.value : days.state === "waiting" ? days.old : undefined;
  const bars = told ? barsOf(told) : { period: "day" as const, bars: [], loose: 0 };
  return <TimeRange told={bars} since={params.get("since")} until={params.get("until")} />;
}

function Least({ params }: { params: URLSearchParams }) {
  const now = params.get("minOutlets") ?? "";
  const levels = LEVELS.includes(Number(now)) || !now ? LEVELS : [...LEVELS, Number(now)];
  return (
    <Field label="Told by at least">
      <select value={now} onChange={(event) => change({ minOutlets: event.currentTarget.value })}>
        {levels.map((level) => (
          <option key={level} value={level === 1 ? "" : String(level)}>
            {level === 1 ? "1 outlet" : `${level} outlets`}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Allegations({ params }: { params: URLSearchParams }) {
  return (
    <Field label="Allegations">
      <select value={params.get("plain") ?? ""} onChange={(event) => change({ plain: event.currentTarget.value })}>
        <option value="">shown apart</option>
        <option value="true">hidden</option>
      </select>
    </Field>
  );
}

function Chips({ chips }: { chips: readonly Chip[] }) {
  return (
    <ul class="chips" aria-label="What is set">
      {chips.map((chip) => (
        <li
          key={chip.key}
          class={chip.used ? "chip" : "chip idle"}
          title={chip.used ? undefined : "This view does not use it"}
        >
          <span class="foreign">
            <ChipWords chip={chip} />
            {!chip.used && <span class="unseen"> (not used in this view)</span>}
          </span>
          <button type="button" onClick={() => change(chip.without)}>
            <span aria-hidden="true">×</span>
            <span class="unseen">
              Take out <ChipWords chip={chip} />
            </span>
          </button>
        </li>
      ))}
      <li>
        <button type="button" class="bare" onClick={() => change(withoutFilters())}>
          Clear filters
        </button>
      </li>
    </ul>
  );
}

function ChipWords({ chip }: { chip: Chip }) {
  return (
    <>
      {chip.label}
      {chip.label && chip.actors.length > 0 && " "}
      {chip.actors.map((id, at) => (
        <span key={id}>
          {at > 0 && " and "}
          <ActorName id={id} />
        </span>
      ))}
    </>
  );
}
