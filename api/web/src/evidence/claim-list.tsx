/** The claims of an article in the order of the text; what the text shows is marked here, and the other way round. */

import { memo } from "preact/compat";
import { useEffect, useRef } from "preact/hooks";
import { count } from "./text";
import type { Schemas } from "../service/client";
import { relationOf, ToldClaim } from "./claim";
import { openLink } from "./open";
import { detail, groupOf } from "./sorted";
import { Speakers, Standing, Sureness } from "./telling";
import { Written } from "./written";

type Claim = Schemas["Claim"];

export function ClaimList(props: {
  article: Schemas["ArticleAnswer"];
  active: readonly string[];
  chosen: string | null;
  onHover: (claims: readonly string[]) => void;
  onChoose: (claims: readonly string[]) => void;
}) {
  const { article, active, chosen, onHover, onChoose } = props;
  const box = useRef<HTMLOListElement>(null);
  const first = active[0];
  useEffect(() => {
    if (first) within(box.current, first);
  }, [first]);
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const all = [...(box.current?.querySelectorAll<HTMLElement>("button.pick") ?? [])];
    const next = all[all.indexOf(event.target as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.click();
  };
  return (
    <section class="reading-claims" aria-label="Claims in this article">
      <h3>{article.claims.length ? count(article.claims.length, "claim") : "No claims were read in this article"}</h3>
      <ol ref={box} onKeyDown={onKey} onMouseLeave={() => onHover([])}>
        {article.claims.map((claim) => (
          <Item
            key={claim.id}
            claim={claim}
            state={claim.id === chosen ? "chosen" : active.includes(claim.id) ? "on" : ""}
            onHover={onHover}
            onChoose={onChoose}
          />
        ))}
      </ol>
    </section>
  );
}

/** Scrolls the list alone, so that the text stays where it is. */
function within(list: HTMLElement | null, claim: string): void {
  const item = list?.querySelector<HTMLElement>(`[data-listed="${CSS.escape(claim)}"]`);
  if (!list || !item || list.scrollHeight <= list.clientHeight) return;
  const top = item.offsetTop - list.offsetTop;
  if (top < list.scrollTop || top + item.offsetHeight > list.scrollTop + list.clientHeight)
    list.scrollTop = top - list.clientHeight / 3;
}

const Item = memo(function Item(props: {
  claim: Claim;
  state: "chosen" | "on" | "";
  onHover: (claims: readonly string[]) => void;
  onChoose: (claims: readonly string[]) => void;
}) {
  const { claim, state, onHover, onChoose } = props;
  const about = detail(claim);
  return (
    <li
      class={`listed ${groupOf(claim)} ${state}`}
      data-listed={claim.id}
      onMouseEnter={() => onHover([claim.id])}
      onMouseLeave={() => onHover([])}
    >
      <button type="button" class="pick" aria-current={state === "chosen"} onClick={() => onChoose([claim.id])}>
        <span>
          <ToldClaim claim={claim} />
        </span>
        <span class="small">
          <Speakers claim={claim} />
          {about && (
            <span class="quiet foreign">
              {" · "}
              <Written text={about} />
            </span>
          )}
        </span>
      </button>
      {state === "chosen" && (
        <>
          <div class="claim-meta">
            <Standing claim={claim} />
            <Sureness claim={claim} />
          </div>
          <p class="row small screen claim-links">
            <a href={openLink({ kind: "relation", id: relationOf(claim) })}>Who else says so</a>
            <a href={openLink({ kind: "claim", id: claim.id })}>All of this claim</a>
          </p>
        </>
      )}
    </li>
  );
});
