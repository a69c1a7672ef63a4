/** Load: files, a text or an address go in; what became of them is told, and what is loaded can be taken out. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Failed } from "../../parts/shown";
import { Trouble } from "../../service/client";
import { address, change, useAddress } from "../../state/address";
import { Articles } from "./articles";
import { takeOver } from "./handed";
import { Jobs } from "./jobs";
import "./load.css";
import { JobReport } from "./report";
import { newKey, type Parcel, type Reading, sent } from "./sending";
import { Ways } from "./ways";

type Sending =
  | { readonly state: "none" }
  | { readonly state: "under way"; readonly what: string; readonly share: number; readonly stop: () => void }
  | { readonly state: "failed"; readonly trouble: Trouble; readonly again: () => void };

export default function Load() {
  const { params } = useAddress();
  const job = params.get("job");
  const [sending, send] = useSending();
  useEffect(() => takeOver((files) => send({ kind: "files", files })), [send]);
  return (
    <div class="load">
      <h1>Load articles</h1>
      <Ways send={send} />
      {sending.state === "under way" && (
        <div class="card row" role="status">
          <span class="foreign">
            Sending {sending.what}: {Math.round(100 * sending.share)} %
          </span>
          <progress aria-label="Sent" value={sending.share} />
          <button type="button" onClick={sending.stop}>
            Stop
          </button>
        </div>
      )}
      {sending.state === "failed" && <Failed trouble={sending.trouble} again={sending.again} />}
      {job && <JobReport key={job} id={job} />}
      <Jobs open={job} />
      <Articles />
    </div>
  );
}

/** Sends what is to be loaded, and opens its job; what failed can be sent again under the same key, so that nothing is loaded twice. */
function useSending(): [Sending, (parcel: Parcel) => void] {
  const [sending, set] = useState<Sending>({ state: "none" });
  const busy = useRef(Promise.resolve()); // handfuls go one after the other
  const send = useCallback((parcel: Parcel) => {
    const key = newKey();
    const reading = readingOf(address().params);
    const go = async () => {
      const stop = new AbortController();
      const halt = () => {
        stop.abort();
        set({ state: "none" });
      };
      const tell = (share: number) => set({ state: "under way", what: named(parcel), share, stop: halt });
      tell(0);
      try {
        const job = await sent(parcel, reading, key, tell, stop.signal);
        set({ state: "none" });
        change({ job: job.id });
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        set({ state: "failed", trouble: error, again: () => void go() });
      }
    };
    busy.current = busy.current.then(go);
  }, []);
  return [sending, send];
}

function readingOf(params: URLSearchParams): Reading {
  return { as: params.get("as") ?? "", voice: params.get("voice") ?? "" };
}

function named(parcel: Parcel): string {
  if (parcel.kind === "address") return parcel.url;
  if (parcel.kind === "article") return parcel.article.title ?? "the text";
  const [first] = parcel.files;
  return parcel.files.length === 1 ? (first?.name ?? "") : `${parcel.files.length} files`;
}
