/** Articles on their way to the service; files tell how much of them has gone. */

import { headers, type Schemas, Trouble, troubleOf } from "../../service/client";

type Job = Schemas["Job"];

/** What is to be loaded. */
export type Parcel =
  | { readonly kind: "files"; readonly files: readonly File[] }
  | { readonly kind: "article"; readonly article: Readonly<Record<string, string>> }
  | { readonly kind: "address"; readonly url: string };

/** How it is to be read: what it is, where that is not to be found out, and whose own text. */
export interface Reading {
  readonly as: string;
  readonly voice: string;
}

/** Sends it; `key` makes sure that what is sent twice is loaded once. Throws Trouble. */
export function sent(
  parcel: Parcel,
  reading: Reading,
  key: string,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<Job> {
  const query = new URLSearchParams(Object.entries(reading).filter(([, value]) => value !== ""));
  const request = new XMLHttpRequest(); // for fetch does not tell how much has gone
  request.open("POST", `/articles${query.size > 0 ? `?${query.toString()}` : ""}`);
  for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
  request.setRequestHeader("Idempotency-Key", key);
  return new Promise((done, fail) => {
    request.upload.onprogress = (event) => event.lengthComputable && tell(event.loaded / event.total);
    request.onload = () => {
      const told = json(request.responseText);
      if (request.status === 202) done(told as Job);
      else fail(advised(troubleOf(request.status, told), request.getResponseHeader("Retry-After")));
    };
    request.onerror = () =>
      fail(
        new Trouble(
          0,
          "The service does not answer",
          "It may have been stopped. Nothing is loaded twice when you send it again.",
        ),
      );
    signal.addEventListener("abort", () => request.abort());
    request.send(body(parcel, request));
  });
}

function body(parcel: Parcel, request: XMLHttpRequest): FormData | string {
  if (parcel.kind === "files") {
    const form = new FormData();
    for (const file of parcel.files) form.append("file", file, file.name);
    return form;
  }
  request.setRequestHeader("Content-Type", "application/json");
  return JSON.stringify(parcel.kind === "address" ? { url: parcel.url } : parcel.article);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns the trouble with what can be done about it. */
export function advised(trouble: Trouble, again: string | null): Trouble {
  const advice: Record<number, string> = {
    403: "Ask whoever runs this service for a key that may load.",
    413: "Send it in parts, or load it on the machine itself: allegiance load FILE.",
    429: again ? `Send it again in ${again} seconds.` : "Send it again in a while.",
    507: "Whoever runs this service must make room.",
  };
  const more = advice[trouble.status];
  if (!more) return trouble;
  return new Trouble(trouble.status, trouble.title, `${trouble.detail}. ${more}`.replace("..", "."), trouble.problem);
}

/** Returns a key of its own for each parcel; the page may be open where the browser makes none itself. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
