/** Loads before this one, the newest first. */

import { useEffect, useState } from "preact/hooks";
import { Shown } from "../../parts/shown";
import { useAnswer } from "../../service/answers";
import { answered, service } from "../../service/client";
import { linkHere } from "../../state/address";
import { isOver } from "./job";

const AGAIN_MS = 3000; // while one runs
const MANY = 20;

export function Jobs({ open }: { open: string | null }) {
  const [turn, setTurn] = useState(0);
  const answer = useAnswer(`jobs ${open ?? ""} ${turn}`, (signal) =>
    answered(service.GET("/jobs", { params: { query: { limit: MANY } }, signal })),
  );
  const runs = answer.state === "here" && answer.value.jobs.some((one) => !isOver(one));
  useEffect(() => {
    if (!runs) return;
    const timer = setTimeout(() => setTurn(turn + 1), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [runs, turn]);
  return (
    <section aria-labelledby="jobs">
      <h2 id="jobs">Loads</h2>
      <Shown
        answer={answer}
        empty={(value) => value.jobs.length === 0}
        nothing="Nothing was loaded by way of this service."
      >
        {(value) => (
          <div class="wide" tabIndex={0} role="region" aria-label="Table of loads">
            <table>
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">State</th>
                  <th scope="col">Asked for (UTC)</th>
                  <th scope="col" class="number">
                    Stored
                  </th>
                  <th scope="col" class="number">
                    Unchanged
                  </th>
                  <th scope="col" class="number">
                    Replaced
                  </th>
                  <th scope="col" class="number">
                    Rejected
                  </th>
                </tr>
              </thead>
              <tbody>
                {value.jobs.map((job) => (
                  <tr key={job.id} aria-current={job.id === open ? "true" : undefined}>
                    <td>
                      <a class="foreign" href={linkHere({ job: job.id })}>
                        {job.source}
                      </a>
                    </td>
                    <td>
                      <span class={`tag job-${job.state}`}>{job.state}</span>
                    </td>
                    <td>{job.created.replace("T", " ").replace("Z", "")}</td>
                    <td class="number">{job.report.stored}</td>
                    <td class="number">{job.report.unchanged}</td>
                    <td class="number">{job.report.replaced}</td>
                    <td class="number">{job.report.rejected.reduce((sum, one) => sum + one.count, 0)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Shown>
    </section>
  );
}
