/** A time chosen by two thumbs under a histogram: with the mouse, by touch, or by keys. */

import { useEffect, useRef, useState } from "preact/hooks";
import { change } from "../state/address";
import { type Bar, type Bars, barText, chosen, timeOf, timeText } from "./days";

const PAUSE_MS = 120; // while a thumb is drawn: to ask at each pixel would be wasted
const REST_MS = 1000; // then what was done by keys is one step of the history

/** Shows the bars and what is chosen of them; the first change makes a step for the back button, those of the same drawing none. */
export function TimeRange({ told, since, until }: { told: Bars; since: string | null; until: string | null }) {
  const { bars, period } = told;
  const [drawn, setDrawn] = useState<[number, number] | null>(null);
  const [from, to] = drawn ?? chosen(bars, since, until);
  const draw = useDrawing(bars, () => setDrawn(null));
  const thumb = (which: 0 | 1) => (event: Event) => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    const value = Number(event.currentTarget.value);
    const next: [number, number] = which === 0 ? [Math.min(value, to), to] : [from, Math.max(value, from)];
    event.currentTarget.value = String(next[which]);
    setDrawn(next);
    draw(next);
  };
  const end = Math.max(bars.length - 1, 0);
  const ends = ["From", "To"].map((label, which) => {
    const at = which === 0 ? from : to;
    const bar = bars[at];
    return (
      <input
        key={label}
        type="range"
        class={at === end && which === 0 ? "over" : ""}
        aria-label={`${label} (time)`}
        aria-valuetext={bar ? barText(bar, period) : ""}
        min={0}
        max={end}
        disabled={end === 0}
        value={at}
        onInput={thumb(which === 0 ? 0 : 1)}
      />
    );
  });
  const shown = drawn ? timeOf(bars, from, to) : { since, until };
  return (
    <div class="range" role="group" aria-label="Time">
      <span class="range-told">{timeText(shown.since, shown.until)}</span>
      <Histogram bars={bars} from={from} to={to} />
      <div class="range-thumbs">{ends}</div>
    </div>
  );
}

/** Changes the address as thumbs are drawn, at rest once more, and makes one step of all of it. */
function useDrawing(bars: readonly Bar[], done: () => void): (next: [number, number]) => void {
  const timers = useRef<{ soon?: ReturnType<typeof setTimeout>; rest?: ReturnType<typeof setTimeout> }>({});
  const stepped = useRef(false);
  useEffect(() => {
    const held = timers.current;
    return () => {
      clearTimeout(held.soon);
      clearTimeout(held.rest);
    };
  }, []);
  return (next) => {
    const held = timers.current;
    clearTimeout(held.soon);
    clearTimeout(held.rest);
    held.soon = setTimeout(() => {
      change({ ...timeOf(bars, ...next), asOf: null }, { replace: stepped.current });
      stepped.current = true;
    }, PAUSE_MS);
    held.rest = setTimeout(() => {
      stepped.current = false;
      done();
    }, REST_MS);
  };
}

function Histogram({ bars, from, to }: { bars: readonly Bar[]; from: number; to: number }) {
  const most = Math.max(1, ...bars.map((bar) => bar.claims));
  return (
    <svg class="range-bars" viewBox={`0 0 ${Math.max(bars.length, 1)} 1`} preserveAspectRatio="none" aria-hidden="true">
      {bars.map((bar, at) => {
        const height = bar.claims === 0 ? 0 : Math.max(0.08, Math.sqrt(bar.claims / most)); // so that few are seen beside many
        return (
          <rect
            key={at}
            class={at >= from && at <= to ? "in" : ""}
            x={at + 0.08}
            width={0.84}
            y={1 - height}
            height={height}
          />
        );
      })}
    </svg>
  );
}
