/** The states of whatever is asked of the service: waiting, late, failed, nothing found, or there. */

import type { ComponentChildren } from "preact";
import type { Answer } from "../service/answers";
import { keepKey, type Trouble } from "../service/client";
import { blamed, inPlaceOf } from "../state/actors";
import { linkHere, useAddress } from "../state/address";

/** Shows an answer; while a new one is waited for, the one before stays, paler. `nothing` says what to do where there is none. */
export function Shown<T>(props: {
  answer: Answer<T>;
  empty?: (value: T) => boolean;
  nothing?: ComponentChildren;
  children: (value: T) => ComponentChildren;
}) {
  const { answer, empty, nothing, children } = props;
  if (answer.state === "failed") return <Failed trouble={answer.trouble} again={answer.again} />;
  if (answer.state === "waiting")
    return (
      <div aria-busy="true">
        {answer.slow && <p role="status">Still asking: this is a large question …</p>}
        {answer.old === undefined ? <div class="waiting" /> : <div class="older">{children(answer.old)}</div>}
      </div>
    );
  if (empty?.(answer.value)) return <Nothing>{nothing}</Nothing>;
  return <>{children(answer.value)}</>;
}

/** Says that there is nothing, and what may help. */
export function Nothing({ children }: { children: ComponentChildren }) {
  return (
    <div class="notice" role="status">
      {children ?? "Nothing that is loaded says so."}
    </div>
  );
}

/** Says what went wrong and what can be done: other names, a key, another try. */
export function Failed({ trouble, again }: { trouble: Trouble; again: () => void }) {
  const { params } = useAddress();
  const wrong = blamed(params, trouble.detail);
  return (
    <div class="notice bad" role="alert">
      <strong>{trouble.title}</strong>
      <p class="foreign">{trouble.detail}</p>
      {(trouble.problem?.candidates ?? []).length > 0 && (
        <p>
          Did you mean{" "}
          {trouble.problem?.candidates?.map((one) => (
            <a
              key={one.id}
              class="foreign"
              href={linkHere(wrong === undefined ? { actor: one.id } : inPlaceOf(params, wrong, one.id))}
            >
              {one.name}{" "}
            </a>
          ))}
        </p>
      )}
      {trouble.status === 401 ? (
        <KeyForm again={again} />
      ) : (
        <p>
          <button type="button" onClick={again}>
            Try again
          </button>
        </p>
      )}
    </div>
  );
}

function KeyForm({ again }: { again: () => void }) {
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const key = new FormData(event.currentTarget as HTMLFormElement).get("key");
    keepKey(typeof key === "string" ? key.trim() : "");
    again();
  };
  return (
    <form class="row" onSubmit={send}>
      <label for="key">Key of this service, kept for this tab alone</label>
      <input id="key" name="key" type="password" autocomplete="off" />
      <button type="submit" class="main">
        Use it
      </button>
    </form>
  );
}
