/** What lies open beside a view: a relation's claims, one claim, a dispute, or an article; it stands in the address as `open`. */

import { change, linkHere } from "../state/address";

export type Kind = "relation" | "claim" | "dispute" | "article";

/** Evidence by its kind and id; of an article also the claim to show in it. */
export interface Open {
  readonly kind: Kind;
  readonly id: string;
  readonly at?: string;
}

/** What narrows the evidence alone, beside the filters of the view; other evidence begins without it. */
export const OPEN_FILTERS = {
  speaker: "openSpeaker",
  outlet: "openOutlet",
  stance: "openStance",
  standing: "openStanding",
} as const;
/** Set where also those claims are shown that the filters of the view leave out. */
export const OUTSIDE = "outside";
const WITHOUT_FILTERS = Object.fromEntries([...Object.values(OPEN_FILTERS), OUTSIDE].map((name) => [name, null]));

/** Returns what an address has open, if anything. */
export function opened(params: URLSearchParams): Open | null {
  const [kind = "", id = "", at] = (params.get("open") ?? "").split("~");
  if (!id || !["relation", "claim", "dispute", "article"].includes(kind)) return null;
  return { kind: kind as Kind, id, ...(at ? { at } : {}) };
}

function told(what: Open | null): string | null {
  return what && [what.kind, what.id, ...(what.at ? [what.at] : [])].join("~");
}

/** Opens evidence beside the view, or closes it; `replace` leaves no step for the back button. */
export function open(what: Open | null, { replace = false }: { replace?: boolean } = {}): void {
  change({ ...WITHOUT_FILTERS, ...(what ? {} : { wide: null }), open: told(what) }, { replace });
}

/** Returns the link that opens evidence beside the view. */
export function openLink(what: Open | null): string {
  return linkHere({ ...WITHOUT_FILTERS, ...(what ? {} : { wide: null }), open: told(what) });
}
