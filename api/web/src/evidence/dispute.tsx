/** One dispute beside a view. */

import { Shown } from "../parts/shown";
import { useAnswer } from "../service/answers";
import { answered, service } from "../service/client";
import { linkTo } from "../state/address";
import { DisputeThread } from "./thread-view";

export function DisputeEvidence({ id }: { id: string }) {
  const answer = useAnswer(`dispute ${id}`, (signal) =>
    answered(service.GET("/disputes/{id}", { params: { path: { id } }, signal })),
  );
  return (
    <Shown answer={answer}>
      {(row) => (
        <div class="evidence">
          <DisputeThread row={row} />
          <p class="screen">
            <a class="button" href={linkTo("disputes", { dispute: id })}>
              On a page of its own
            </a>
          </p>
        </div>
      )}
    </Shown>
  );
}
