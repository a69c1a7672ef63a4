/** What becomes of a job: its progress as it goes, then what was stored, and all that was left out, with the reason. */

import { useState } from "preact/hooks";
import { Failed } from "../../parts/shown";
import { answered, type Schemas, service, Trouble } from "../../service/client";
import { linkHere, linkTo } from "../../state/address";
import { isOver, type Progress, type Reason, reasons, useJob } from "./job";

type Job = Schemas["Job"];

export function JobReport({ id }: { id: string }) {
  const [round, again] = useState(0);
  const known = useJob(id, round);
  const { job, progress, trouble } = known;
  if (trouble) return <Failed trouble={trouble} again={() => again(round + 1)} />;
  if (!job) return <div class="waiting" aria-busy="true" />;
  return (
    <section class="card job" aria-label="This load">
      <div class="row">
        <h2 class="foreign">{job.source}</h2>
        <State job={job} />
        <a class="job-close small screen" href={linkHere({ job: null })}>
          Close
        </a>
      </div>
      {!isOver(job) && <Running job={job} progress={progress} />}
      {job.error && <p class="notice bad foreign">{job.error}</p>}
      {isOver(job) && <Result job={job} />}
      <LeftOut title="Rejected" found={reasons(known)} />
      {isOver(job) && (
        <LeftOut
          title="Claims dropped"
          found={job.report.dropped.map(({ reason, count, examples }) => ({ reason, count, items: examples }))}
        />
      )}
    </section>
  );
}

function State({ job }: { job: Job }) {
  const told = job.cancelling && !isOver(job) ? "being cancelled" : job.state;
  return (
    <span class={`tag job-${job.state}`} role="status">
      {told}
    </span>
  );
}

function Running({ job, progress }: { job: Job; progress: Progress | null }) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asked, setAsked] = useState(job.cancelling);
  const cancel = async () => {
    setAsked(true);
    try {
      await answered(service.DELETE("/jobs/{id}", { params: { path: { id: job.id } } }));
      setTrouble(null);
    } catch (error) {
      setAsked(false);
      if (!(error instanceof Trouble)) throw error;
      if (error.status !== 409) setTrouble(error); // else it was over before
    }
  };
  const dealt = progress ? progress.stored + progress.unchanged + progress.replaced + progress.rejected : 0;
  const total = progress?.total ?? job.total;
  return (
    <div class="column">
      <progress
        class="job-bar"
        aria-label="Articles read"
        {...(total ? { value: Math.min(dealt, total), max: total } : {})}
      />
      <p>
        {progress
          ? `${dealt} of ${total ?? "?"} articles: ${progress.stored} stored, ${progress.unchanged} unchanged, ${progress.replaced} replaced; ${progress.claims} claims`
          : job.ahead > 0
            ? `Waits for ${job.ahead} before it`
            : "Getting ready to read: the language model takes some seconds"}
        {progress?.article && <span class="quiet foreign"> · {progress.article}</span>}
      </p>
      <p class="row">
        <button type="button" disabled={asked} onClick={() => void cancel()}>
          {asked ? "Ends after this article" : "Cancel"}
        </button>
        <span class="quiet small">What is stored by then stays.</span>
      </p>
      {trouble && <Failed trouble={trouble} again={() => void cancel()} />}
    </div>
  );
}

function Result({ job }: { job: Job }) {
  const { report } = job;
  const rejected = report.rejected.reduce((sum, one) => sum + one.count, 0);
  const numbers: [string, number][] = [
    ["read", report.read],
    ["stored", report.stored],
    ["unchanged", report.unchanged],
    ["replaced", report.replaced],
    ["rejected", rejected],
    ["claims", report.claims],
  ];
  return (
    <>
      <dl class="job-numbers">
        {numbers.map(([name, number]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{number.toLocaleString("en")}</dd>
          </div>
        ))}
        <div>
          <dt>seconds</dt>
          <dd>{report.seconds.toFixed(1)}</dd>
        </div>
      </dl>
      {report.stored + report.replaced > 0 && (
        <p class="row screen">
          <a class="button" href={linkTo("start")}>
            See what it says
          </a>
          <a class="button" href={linkTo("graph")}>
            The graph
          </a>
        </p>
      )}
    </>
  );
}

/** All that was left out, by reason: how often, and each thing with its place. */
function LeftOut({ title, found }: { title: string; found: readonly Reason[] }) {
  if (found.length === 0) return null;
  return (
    <div class="left-out">
      <h3>{title}</h3>
      {found.map(({ reason, count, items }) => (
        <details key={reason} open={items.length <= 10}>
          <summary>
            {count} × {reason.replaceAll("-", " ")}
          </summary>
          <ul>
            {items.map((one, index) => (
              <li key={index} class="foreign">
                <b>{one.where}</b> {one.what}
              </li>
            ))}
            {items.length < count && (
              <li class="quiet">and {count - items.length} more, which `allegiance load --report` lists</li>
            )}
          </ul>
        </details>
      ))}
    </div>
  );
}
