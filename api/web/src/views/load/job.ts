/** A job as it goes on: how far it is, what was left out, and what became of it. */

import { useEffect, useState } from "preact/hooks";
import { askAgain } from "../../service/answers";
import { type Schemas, Trouble } from "../../service/client";
import { type Event, follow, jobNow } from "./stream";

type Job = Schemas["Job"];

/** How far a job is. */
export interface Progress {
  readonly read: number;
  readonly total: number | null;
  readonly stored: number;
  readonly unchanged: number;
  readonly replaced: number;
  readonly claims: number;
  readonly rejected: number;
  readonly article: string | null;
}

/** Something that gave no article. */
export interface Rejected {
  readonly reason: string;
  readonly where: string;
  readonly what: string;
}

/** All that is known of a job. */
export interface Followed {
  readonly job: Job | null;
  readonly progress: Progress | null;
  readonly rejected: readonly Rejected[];
  readonly trouble: Trouble | null;
}

export const NOTHING: Followed = { job: null, progress: null, rejected: [], trouble: null };
const OVER = ["done", "failed", "cancelled"];

/** Returns whether a job stays as it is. */
export function isOver(job: Pick<Job, "state">): boolean {
  return OVER.includes(job.state);
}

/** Returns what is known after an event. */
export function after(known: Followed, event: Event): Followed {
  const data: unknown = JSON.parse(event.data);
  if (OVER.includes(event.kind)) return { ...known, job: data as Job, progress: null };
  if (event.kind === "progress") return { ...known, progress: data as Progress };
  if (event.kind === "rejected") return { ...known, rejected: [...known.rejected, data as Rejected] };
  if (event.kind === "started" && known.job) return { ...known, job: { ...known.job, state: "running" } };
  return known;
}

/** Follows a job until it is over; then everything that the page shows is asked again, if the job ran meanwhile. */
export function useJob(id: string, round: number): Followed {
  const [known, set] = useState<Followed>(NOTHING);
  useEffect(() => {
    const stop = new AbortController();
    const run = async () => {
      set(NOTHING);
      let now: Followed = NOTHING;
      const show = (next: Followed) => {
        now = next;
        if (!stop.signal.aborted) set(next);
      };
      try {
        const job = await jobNow(id, stop.signal);
        show({ ...now, job });
        const ranHere = !isOver(job);
        const tell = (event: Event) => {
          show(after(now, event));
          return OVER.includes(event.kind);
        };
        await follow(id, tell, stop.signal);
        if (ranHere && !stop.signal.aborted) askAgain();
      } catch (error) {
        if (stop.signal.aborted) return;
        if (!(error instanceof Trouble)) throw error;
        show({ ...now, trouble: error });
      }
    };
    void run();
    return () => stop.abort();
  }, [id, round]);
  return known;
}

/** What was left out for one reason: how often, and what of it is known. */
export interface Reason {
  readonly reason: string;
  readonly count: number;
  readonly items: readonly { readonly where: string; readonly what: string }[];
}

/** Returns all that was left out, by reason: the numbers of the report, each thing that the events told, else its examples. */
export function reasons(known: Followed): Reason[] {
  const told = new Map<string, Rejected[]>();
  for (const one of known.rejected) told.set(one.reason, [...(told.get(one.reason) ?? []), one]);
  const reported = known.job && isOver(known.job) ? known.job.report.rejected : [];
  if (reported.length === 0) return [...told].map(([reason, items]) => ({ reason, count: items.length, items }));
  return reported.map(({ reason, count, examples }) => ({ reason, count, items: told.get(reason) ?? examples }));
}
