/** Asks the worker for a layout. */

import type { Place } from "./camps";

export type Places = Record<string, Place>;

/** How wide and how high something is. */
export interface Room {
  readonly wide: number;
  readonly high: number;
}

/** A graph to lay out: `at` is where a node stood, `fixed` that it stays there, `name` the room of its name on the screen. */
export interface LayoutAsked {
  readonly number: number;
  readonly page: Room; // pixels, which the picture is to fill
  readonly anew: boolean; // nobody stood anywhere
  readonly nodes: readonly {
    readonly id: string;
    readonly size: number;
    readonly name: Room;
    readonly parent?: string;
    readonly at?: Place;
    readonly fixed: boolean;
  }[];
  readonly edges: readonly { readonly id: string; readonly source: string; readonly target: string }[];
}

let worker: Worker | null = null;
let number = 0;

/** Returns where each node comes to stand; null where something else was asked meanwhile. */
export function laidOut(asked: Omit<LayoutAsked, "number">): Promise<Places | null> {
  worker ??= new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  const own = (number += 1);
  const at = worker;
  return new Promise((resolve) => {
    const onAnswer = (event: MessageEvent<{ number: number; places: Places }>) => {
      if (event.data.number !== own) return;
      at.removeEventListener("message", onAnswer);
      resolve(own === number ? event.data.places : null);
    };
    at.addEventListener("message", onAnswer);
    at.postMessage({ ...asked, number: own });
  });
}
