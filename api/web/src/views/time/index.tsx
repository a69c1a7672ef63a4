/** Claims by day and sign, for an actor, a pair or all: a time that is chosen here is chosen on every view. */

import { useMemo } from "preact/hooks";
import { useActor } from "../../parts/actor-name";
import { barsOf, chosen, timeOf, timeText } from "../../parts/days";
import { Field, FilterBar } from "../../parts/filters";
import { Shown } from "../../parts/shown";
import { DAY_FILTERS, useDays } from "../../parts/use-days";
import type { Schemas } from "../../service/client";
import { change, useAddress } from "../../state/address";
import { type Asked, askedOf, dateByChange, timeChange } from "./asked";
import { Below } from "./below";
import { Chart } from "./chart";
import { Legend, Play } from "./controls";
import { sums } from "./option";
import { Twin } from "./twin";
import "./time.css";

export default function Time() {
  const { params } = useAddress();
  const asked = askedOf(params);
  const answer = useDays(params, DAY_FILTERS, asked.dateBy);
  return (
    <div class="time">
      <h1>
        <Title asked={asked} />
      </h1>
      <FilterBar names={DAY_FILTERS}>
        <DatedBy asked={asked} />
        <Pair asked={asked} />
      </FilterBar>
      <Shown
        answer={answer}
        empty={(found) => found.claims === 0}
        nothing="No claim passes these filters. Take some out, or load articles."
      >
        {(found) => <Told found={found} asked={asked} />}
      </Shown>
    </div>
  );
}

function Told({ found, asked }: { found: Schemas["DaysAnswer"]; asked: Asked }) {
  const told = useMemo(() => barsOf(found), [found]);
  const { bars, period, loose } = told;
  const range = chosen(bars, asked.since, asked.until);
  const time = timeText(asked.since, asked.until);
  const inside = bars.slice(range[0], range[1] + 1);
  const claims = inside.reduce((sum, bar) => sum + bar.claims, 0);
  const { 1: friendly, [-1]: hostile, 0: neutral } = sums(inside);
  return (
    <>
      <section class="card time-card" aria-label="Over time">
        <div class="row time-head">
          <Play told={told} asked={asked} />
          <Legend />
        </div>
        <Chart
          told={told}
          chosen={range}
          label={`Claims by ${period}, ${time}: ${friendly} friendly, ${hostile} hostile, ${neutral} neutral. The table below tells the same.`}
          onChoose={([from, to]) => change(timeChange(asked.dateBy, timeOf(bars, from, to)))}
        />
        <p class="quiet small">
          A bar is a {period}: draw over the bars to choose a time, here and on every view. What took longer stands at
          its first day{loose > 0 && `; ${loose} claims have no date that is exact enough, and no bar`}.
        </p>
        <Twin told={told} asked={asked} />
      </section>
      <section class="column" aria-labelledby="time-chosen">
        <h2 id="time-chosen" aria-live="polite">
          {time.charAt(0).toUpperCase() + time.slice(1)}: {claims.toLocaleString("en")}{" "}
          {claims === 1 ? "claim" : "claims"}
        </h2>
        <Below asked={asked} period={period} />
      </section>
    </>
  );
}

function Title({ asked }: { asked: Asked }) {
  const actors = asked.filters.actor ?? [];
  if (asked.pair)
    return (
      <>
        Time: <Name id={asked.pair[0]} /> and <Name id={asked.pair[1]} />
      </>
    );
  const [one] = actors;
  return (
    <>
      Time
      {actors.length === 1 && one ? (
        <>
          : <Name id={one} />
        </>
      ) : (
        ""
      )}
    </>
  );
}

function Name({ id }: { id: string }) {
  return <span class="foreign">{useActor(id).name}</span>;
}

function DatedBy({ asked }: { asked: Asked }) {
  return (
    <Field label="By the day of">
      <select
        value={asked.dateBy}
        onChange={(event) => change(dateByChange(event.currentTarget.value === "published" ? "published" : "happened"))}
      >
        <option value="happened">what happened</option>
        <option value="published">publication</option>
      </select>
    </Field>
  );
}

/** The way from two actors to what is between them, and back. */
function Pair({ asked: { two, pair } }: { asked: Asked }) {
  if (!two && !pair) return null;
  return (
    <button
      type="button"
      aria-pressed={pair !== null}
      onClick={() =>
        change(pair ? { between: null, actor: pair, show: null } : { between: two, actor: null, show: "days" })
      }
    >
      Only between the two
    </button>
  );
}
