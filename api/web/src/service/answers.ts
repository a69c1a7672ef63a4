/** Answers of the service as they come: waited for, late, there, or in trouble; asked again when the service is back or has changed. */

import { useEffect, useRef, useState } from "preact/hooks";
import { answered, service, Trouble } from "./client";

const SLOW_MS = 1500;
const AGAIN_MS = 2500;

/** An answer, or why it is not there; `old` is what stood there before, to be shown meanwhile. */
export type Answer<T> =
  | { readonly state: "waiting"; readonly slow: boolean; readonly old: T | undefined }
  | { readonly state: "here"; readonly value: T }
  | { readonly state: "failed"; readonly trouble: Trouble; readonly again: () => void };

let version = 0; // of what the page has asked: a new one asks all again
let away = false;
const listeners = new Set<() => void>();

function tellAll(): void {
  for (const listener of listeners) listener();
}

/** Asks everything again: the store has changed, a key was given, or the service is back. */
export function askAgain(): void {
  version += 1;
  tellAll();
}

/** Returns whether the service is away. */
export function useAway(): boolean {
  const [gone, set] = useState(away);
  useEffect(() => follow(() => set(away)), []);
  return gone;
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Waits until the service is there again, which it is not now. */
export function whenBack(): Promise<void> {
  lost();
  return new Promise((done) => {
    const stop = follow(() => {
      if (away) return;
      stop();
      done();
    });
  });
}

function lost(): void {
  if (away) return;
  away = true;
  tellAll();
  const timer = setInterval(() => void tried(), AGAIN_MS);
  async function tried(): Promise<void> {
    try {
      await answered(service.GET("/health/ready"));
    } catch (error) {
      if (isAway(error)) return;
    }
    clearInterval(timer);
    away = false;
    askAgain();
  }
}

function isAway(error: unknown): boolean {
  return error instanceof Trouble && (error.status === 0 || error.status === 503);
}

/** Returns an answer; `key` says what is asked, so that the same key asks once, and null asks nothing. */
export function useAnswer<T>(key: string | null, ask: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const [answer, set] = useState<Answer<T>>({ state: "waiting", slow: false, old: undefined });
  const [round, setRound] = useState(version);
  const last = useRef<T | undefined>(undefined);
  useEffect(() => follow(() => setRound(version)), []);
  useEffect(() => {
    if (key === null) return;
    const stop = new AbortController();
    set({ state: "waiting", slow: false, old: last.current });
    const late = setTimeout(() => set({ state: "waiting", slow: true, old: last.current }), SLOW_MS);
    ask(stop.signal)
      .then((value) => {
        if (stop.signal.aborted) return;
        last.current = value;
        set({ state: "here", value });
      })
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        if (!(error instanceof Trouble)) throw error;
        if (isAway(error)) lost();
        set({ state: "failed", trouble: error, again: askAgain });
      })
      .finally(() => clearTimeout(late));
    return () => {
      stop.abort();
      clearTimeout(late);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is asked is told by the key
  }, [key, round]);
  return answer;
}
