/** What of the picture stands in the address beside its filters. */

import { address, type Change, change } from "../../state/address";
import type { Place } from "./camps";

export const LAYOUTS = ["force", "bloc", "camps"] as const;
export type Layout = (typeof LAYOUTS)[number];

/** How the picture is laid out, and what somebody did to it. */
export interface Arranged {
  readonly layout: Layout;
  readonly camps: readonly [string, string] | null;
  readonly groups: readonly string[];
  readonly hidden: ReadonlySet<string>;
  readonly pins: ReadonlyMap<string, Place>;
  readonly apart: ReadonlySet<string>;
}

const NAMES = ["layout", "camps", "group", "hide", "pin", "apart"];

/** Returns what of an address lays the picture out: the same text, the same picture. */
export function arrangedKey(params: URLSearchParams): string {
  return new URLSearchParams([...params].filter(([name]) => NAMES.includes(name))).toString();
}

/** Returns what an address says of it. */
export function arrangedOf(params: URLSearchParams): Arranged {
  const [one = "", other = ""] = (params.get("camps") ?? "").split("~");
  return {
    layout: LAYOUTS.find((name) => name === params.get("layout")) ?? "force",
    camps: one && other ? [one, other] : null,
    groups: params.getAll("group"),
    hidden: new Set(params.getAll("hide")),
    pins: new Map(params.getAll("pin").flatMap(pinOf)),
    apart: new Set(params.getAll("apart")),
  };
}

function pinOf(text: string): [string, Place][] {
  const [id = "", x = "", y = ""] = text.split("~");
  const place = { x: Number(x), y: Number(y) };
  return id && x && y && Number.isFinite(place.x) && Number.isFinite(place.y) ? [[id, place]] : [];
}

/** Returns the parameters of pinned actors. */
export function pinsTold(pins: ReadonlyMap<string, Place>): string[] {
  return [...pins].map(([id, { x, y }]) => `${id}~${Math.round(x)}~${Math.round(y)}`);
}

/** Pins an actor at a place, or lets it go. */
export function pin(id: string, place: Place | null): void {
  const pins = new Map(arrangedOf(address().params).pins);
  if (place) pins.set(id, place);
  else pins.delete(id);
  change({ pin: pinsTold(pins) });
}

/** Puts something into a list of the address, or takes it out. */
export function put(
  name: "expand" | "hide" | "apart" | "group",
  value: string,
  inside: boolean,
  more: Change = {},
): void {
  const others = address()
    .params.getAll(name)
    .filter((one) => one !== value);
  change({ [name]: inside ? [...others, value] : others, ...more });
}
