/** The evidence beside a view: down to the sentence and the speaker. */

import { useEffect, useRef } from "preact/hooks";
import { useAddress } from "../state/address";
import { ArticleEvidence } from "./article";
import { ClaimEvidence } from "./claim";
import { DisputeEvidence } from "./dispute";
import { open, opened } from "./open";
import { RelationEvidence } from "./relation";

export function Drawer() {
  const { params } = useAddress();
  const what = opened(params);
  const box = useRef<HTMLElement>(null);
  const key = what && `${what.kind} ${what.id}`;
  useEffect(() => {
    if (key) box.current?.focus();
  }, [key]);
  if (!what) return null;
  return (
    <aside
      class="drawer"
      aria-label="Evidence"
      tabIndex={-1}
      ref={box}
      onKeyDown={(event) => event.key === "Escape" && open(null)}
    >
      <button type="button" class="bare screen" onClick={() => open(null)}>
        Close <kbd class="quiet">Esc</kbd>
      </button>
      {what.kind === "relation" && <RelationEvidence id={what.id} />}
      {what.kind === "claim" && <ClaimEvidence id={what.id} />}
      {what.kind === "dispute" && <DisputeEvidence id={what.id} />}
      {what.kind === "article" && <ArticleEvidence id={what.id} {...(what.at ? { at: what.at } : {})} />}
    </aside>
  );
}
