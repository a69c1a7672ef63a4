/** Play through time: from one bar that has claims to the next, for as long as nobody stops it. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Bar } from "../../parts/days";

export const SPEEDS = [0.5, 1, 2, 4]; // bars a second
type Steps = readonly number[];

/** Returns the bar to which a step leads: that has claims, from the first again after the last; -1 where none has any. */
export function next(bars: readonly Bar[], now: readonly [number, number] | null, step: 1 | -1): number {
  const full: Steps = bars.flatMap((bar, at) => (bar.claims > 0 ? [at] : []));
  if (step === 1) return full.find((at) => now !== null && at > now[1]) ?? full[0] ?? -1;
  return full.findLast((at) => now !== null && at < now[0]) ?? full.at(-1) ?? -1;
}

/** Returns whether a step forward begins anew. */
export function isLast(bars: readonly Bar[], at: number): boolean {
  return !bars.some((bar, index) => index > at && bar.claims > 0);
}

export interface Player {
  readonly playing: boolean;
  readonly turn: () => void;
  readonly stop: () => void;
}

/** Plays: `step` makes one step, `first` after a pause, and says whether there is a further one. */
export function usePlayer(speed: number, step: (first: boolean) => boolean): Player {
  const [playing, setPlaying] = useState(false);
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      if (!latest.current(false)) setPlaying(false);
    }, 1000 / speed);
    return () => clearInterval(timer);
  }, [playing, speed]);
  return {
    playing,
    turn: () => {
      if (!playing) latest.current(true);
      setPlaying(!playing);
    },
    stop: () => setPlaying(false),
  };
}
