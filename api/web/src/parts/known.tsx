/** Sees to it that the actors of an address are known before anything is asked of them: a view would ask in vain. */

import { type ComponentChildren, Fragment } from "preact";
import { useAnswer } from "../service/answers";
import { answered, service } from "../service/client";
import { actorsIn, inPlaceOf } from "../state/actors";
import { linkHere, useAddress } from "../state/address";
import { called, isMet, meet } from "./actor-name";
import { Actor } from "./names";

const FEW = 6; // who may have been meant
type Met = readonly [name: string, found: Awaited<ReturnType<typeof called>>];

/** Shows a view, or who may be meant where the address names an actor that is none or may be several. */
export function Known({ children }: { children: ComponentChildren }) {
  const { params } = useAddress();
  const asked = actorsIn(params).filter((name) => !isMet(name));
  const answer = useAnswer(asked.length > 0 ? `known ${JSON.stringify(asked)}` : null, (signal) =>
    Promise.all(asked.map(async (name): Promise<Met> => [name, await called(name, signal)])),
  );
  if (asked.length === 0 || answer.state === "failed") return <>{children}</>; // the view tells what is wrong with the service
  if (answer.state === "waiting" || asked.some((name) => !answer.value.some(([one]) => one === name)))
    return <div class="waiting" aria-busy="true" />;
  for (const [name, [one, another]] of answer.value) if (one && !another) meet(one, name);
  const unknown = answer.value.filter(([, found]) => found.length !== 1);
  if (unknown.length === 0) return <>{children}</>;
  return (
    <div class="notice column" role="alert">
      {unknown.map(([name, found]) => (
        <Fragment key={name}>
          {found.length > 0 ? <Several name={name} found={found} /> : <Nobody name={name} />}
        </Fragment>
      ))}
    </div>
  );
}

function Nobody({ name }: { name: string }) {
  const like = useAnswer(`like ${name}`, (signal) =>
    answered(service.GET("/actors", { params: { query: { text: name.slice(0, 200), limit: FEW } }, signal })),
  );
  const found = like.state === "here" ? like.value.actors.map((row) => row.actor) : [];
  return (
    <>
      <p>
        <strong>
          No actor here is called “<span class="foreign">{name}</span>”.
        </strong>
      </p>
      <Others name={name} found={found} says="Did you mean" />
    </>
  );
}

function Several({ name, found }: { name: string; found: Met[1] }) {
  return (
    <>
      <p>
        <strong>
          “<span class="foreign">{name}</span>” may be several actors.
        </strong>
      </p>
      <Others name={name} found={found} says="Which do you mean?" />
    </>
  );
}

/** The ways to go on: each actor in place of the name, wherever the address has it, or nobody. */
function Others({ name, found, says }: { name: string; found: Met[1]; says: string }) {
  const { params } = useAddress();
  return (
    <>
      {found.length > 0 && <p>{says}</p>}
      <ul class="row meant">
        {found.map((one) => (
          <li key={one.id}>
            <a class="button" href={linkHere(inPlaceOf(params, name, one.id))}>
              <Actor actor={one} plain />
            </a>
          </li>
        ))}
        <li>
          <a class="button" href={linkHere(inPlaceOf(params, name, null))}>
            Go on without
          </a>
        </li>
      </ul>
    </>
  );
}
