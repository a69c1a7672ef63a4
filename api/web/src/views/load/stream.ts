/** Server-sent events by fetch, for an EventSource sends no key; broken off, they go on after the last that came. */

import { answered, headers, service, Trouble, troubleOf } from "../../service/client";

const AGAIN_MS = 1500;

/** One event as it was sent. */
export interface Event {
  readonly id: string;
  readonly kind: string;
  readonly data: string;
}

/** Returns the whole events of a text, and what is left of it for the next. */
export function eventsIn(text: string): { events: Event[]; rest: string } {
  const blocks = text.replaceAll("\r\n", "\n").split("\n\n");
  const rest = blocks.pop() ?? "";
  const events = blocks.flatMap((block) => {
    const fields = new Map<string, string>();
    for (const line of block.split("\n")) {
      const [, name = "", value = ""] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
      if (name)
        fields.set(name, name === "data" && fields.has("data") ? `${fields.get("data") ?? ""}\n${value}` : value);
    }
    const data = fields.get("data");
    return data === undefined ? [] : [{ id: fields.get("id") ?? "", kind: fields.get("event") ?? "message", data }];
  });
  return { events, rest };
}

/** Tells the events of a job, from the first until `tell` returns true or the job is over; throws Trouble where it may not be seen. */
export async function follow(job: string, tell: (event: Event) => boolean, signal: AbortSignal): Promise<void> {
  let last = "0";
  const heard = (event: Event) => {
    last = event.id || last;
    return tell(event);
  };
  const wanted = () => !signal.aborted;
  while (wanted()) {
    try {
      if (await listened(job, last, heard, signal)) return;
    } catch (error) {
      if (wanted() && error instanceof Trouble && error.status !== 503) throw error;
    }
    await new Promise((done) => setTimeout(done, AGAIN_MS)); // the service is away, or the connection broke
  }
}

/** Returns whether all was heard. */
async function listened(
  job: string,
  last: string,
  tell: (event: Event) => boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const asked = { headers: { ...headers(), "Last-Event-ID": last }, signal };
  const response = await fetch(`/jobs/${encodeURIComponent(job)}/events`, asked);
  if (response.status === 204) return true;
  if (!response.ok || !response.body) throw troubleOf(response.status, await response.json().catch(() => undefined));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    const found = eventsIn(rest + value);
    rest = found.rest;
    for (const event of found.events) if (tell(event)) return true;
  }
}

/** Returns a job as it is. */
export const jobNow = (id: string, signal: AbortSignal) =>
  answered(service.GET("/jobs/{id}", { params: { path: { id } }, signal }));
