/** What stands over the chart: play, a step back and forth, and what the colours mean. */

import { useState } from "preact/hooks";
import { type Bars, chosen, timeOf } from "../../parts/days";
import { SIGN_GLYPHS, SIGN_WORDS } from "../../service/vocabulary";
import { change } from "../../state/address";
import { type Asked, timeChange } from "./asked";
import { isLast, next, SPEEDS, usePlayer } from "./playing";

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Plays through the days; all of one playing is one step of the history. */
export function Play({ told, asked }: { told: Bars; asked: Asked }) {
  const [speed, setSpeed] = useState(still.matches ? 0.5 : 1);
  const { bars, period } = told;
  const now = asked.since || asked.until ? chosen(bars, asked.since, asked.until) : null;
  const go = (at: number, replace: boolean) =>
    at >= 0 && change(timeChange(asked.dateBy, timeOf(bars, at, at)), { replace });
  const player = usePlayer(speed, (first) => {
    const alone = now !== null && now[0] === now[1];
    const at = next(bars, first && !alone ? null : now, 1);
    go(at, !first);
    return at >= 0 && !isLast(bars, at);
  });
  const step = (way: 1 | -1) => {
    player.stop();
    go(next(bars, now, way), false);
  };
  return (
    <div class="row screen" role="group" aria-label="Play">
      <button type="button" aria-label={`The ${period} before`} onClick={() => step(-1)}>
        ◀
      </button>
      <button type="button" class="time-play" aria-pressed={player.playing} onClick={player.turn}>
        {player.playing ? "Pause" : `Play through ${period}s`}
      </button>
      <button type="button" aria-label={`The ${period} after`} onClick={() => step(1)}>
        ▶
      </button>
      <label class="row">
        <span class="small">Speed</span>
        <select value={String(speed)} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
          {SPEEDS.map((one) => (
            <option key={one} value={String(one)}>
              {one} a second
            </option>
          ))}
        </select>
      </label>
      {now && (
        <button
          type="button"
          onClick={() => {
            player.stop();
            change(timeChange(asked.dateBy, { since: null, until: null }));
          }}
        >
          All time
        </button>
      )}
    </div>
  );
}

/** What colours and hatching mean. */
export function Legend() {
  return (
    <ul class="row small time-legend" aria-label="What the bars mean">
      {([1, -1, 0] as const).map((sign) => (
        <li key={sign} class={SIGN_WORDS[sign]}>
          <span aria-hidden="true">{SIGN_GLYPHS[sign]} </span>
          {SIGN_WORDS[sign]}
          {sign === 1 ? " (up)" : sign === -1 ? " (down)" : ""}
        </li>
      ))}
      <li>
        <span class="time-key" aria-hidden="true" /> plain
      </li>
      <li>
        <span class="time-key only-claimed" aria-hidden="true" /> only claimed
      </li>
    </ul>
  );
}
