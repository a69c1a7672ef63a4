/** The evidence beside a view: down to the sentence and the speaker. */

import { lazy, Suspense } from "preact/compat";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { change, useAddress } from "../state/address";
import "./evidence.css";
import { open, opened, type Open } from "./open";

const Relation = lazy(() => import("./relation").then((found) => ({ default: found.RelationEvidence })));
const Claim = lazy(() => import("./claim").then((found) => ({ default: found.ClaimEvidence })));
const Article = lazy(() => import("./article").then((found) => ({ default: found.ArticleEvidence })));
const Dispute = lazy(() => import("./dispute").then((found) => ({ default: found.DisputeEvidence })));

const TITLES = { relation: "Claims", claim: "Claim", article: "Article", dispute: "Dispute" } as const;

export function Drawer() {
  const { params } = useAddress();
  const what = opened(params);
  const box = useRef<HTMLElement>(null);
  const key = what && `${what.kind} ${what.id}`;
  useFocus(box, key);
  const before = useTrail(what, key);
  if (!what) return null;
  const wide = params.has("wide");
  const closing = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    open(null);
  };
  return (
    <aside class={wide ? "drawer over" : "drawer"} aria-label="Evidence" tabIndex={-1} ref={box} onKeyDown={closing}>
      <div class="drawer-head screen">
        {before && (
          <button type="button" class="bare" onClick={() => open(before)}>
            <span aria-hidden="true">←</span> {TITLES[before.kind]}
          </button>
        )}
        <strong>{TITLES[what.kind]}</strong>
        <span class="drawer-tools">
          <button type="button" class="bare" aria-pressed={wide} onClick={() => change({ wide: wide ? null : "1" })}>
            Whole page
          </button>
          <button type="button" class="bare" onClick={() => open(null)}>
            Close <kbd class="quiet">Esc</kbd>
          </button>
        </span>
      </div>
      <Suspense fallback={<div class="waiting" />}>
        {what.kind === "relation" && <Relation key={key} id={what.id} />}
        {what.kind === "claim" && <Claim key={key} id={what.id} />}
        {what.kind === "dispute" && <Dispute key={key} id={what.id} />}
        {what.kind === "article" && <Article key={key} id={what.id} {...(what.at ? { at: what.at } : {})} />}
      </Suspense>
    </aside>
  );
}

/** Takes the focus in when something is opened, and back to where it came from when it is closed. */
function useFocus(box: { readonly current: HTMLElement | null }, key: string | null): void {
  const from = useRef<Element | null>(null);
  const was = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (key && !was.current) from.current = document.activeElement;
    if (key && key !== was.current) {
      box.current?.focus({ preventScroll: true });
      box.current?.scrollTo(0, 0);
    }
    if (!key && was.current) backTo(from.current);
    was.current = key;
  }, [box, key]);
}

function backTo(element: Element | null): void {
  const there = element instanceof HTMLElement || element instanceof SVGElement ? element : null;
  if (there?.isConnected && there !== document.body) there.focus();
  else document.getElementById("main")?.focus({ preventScroll: true });
}

/** Returns what was open before, where one way of evidence led to another. */
function useTrail(what: Open | null, key: string | null): Open | undefined {
  const trail = useRef<(Open & { key: string })[]>([]);
  const kept = trail.current;
  if (!what || !key) trail.current = [];
  else if (kept.at(-1)?.key === key) trail.current = [...kept.slice(0, -1), { ...what, key }];
  else if (kept.at(-2)?.key === key) trail.current = kept.slice(0, -1);
  else trail.current = [...kept, { ...what, key }];
  useEffect(() => () => void (trail.current = []), []);
  return trail.current.at(-2);
}
