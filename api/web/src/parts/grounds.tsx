/** On what a row stands: its claims by standing as a small bar, who says so, who denies it. */

import type { Schemas } from "../service/client";
import { spaced, STANDINGS } from "../service/vocabulary";
import type { Row } from "./sheet";

type Standing = "stated" | "declared" | "attributed" | "alleged";

/** A part of a bar: its name, how many. */
export interface Share {
  readonly name: string;
  readonly count: number;
}

/** Returns the claims of a row by standing, and those that deny it; what there is none of is left out. */
export function sharesOf(row: Row): Share[] {
  const standings = STANDINGS.map(({ name }) => ({ name, count: row[name as Standing] }));
  return [...standings, { name: "denied", count: row.denials }].filter((share) => share.count > 0);
}

/** Returns how many claims are told of a row, for or against: the length of its bar. */
export function toldOf(row: Row): number {
  return sharesOf(row).reduce((sum, share) => sum + share.count, 0);
}

/** Shows claims as a number and a bar, by how they stand; `most` is as long as a bar can be. */
export function ClaimsBar({ row, most }: { row: Row; most: number }) {
  const shares = sharesOf(row);
  const said = shares.map((share) => `${share.count} ${share.name}`).join(", ");
  return (
    <span class="measure" title={said}>
      <span class="count">
        {row.claims}
        <span class="unseen"> claims: {said}</span>
      </span>
      <span class="bar" aria-hidden="true">
        {shares.map((share) => (
          <span key={share.name} class={`share ${share.name}`} style={{ width: `${(100 * share.count) / most}%` }} />
        ))}
      </span>
    </span>
  );
}

/** Shows a number and a bar. */
export function NumberBar({ value, most }: { value: number; most: number }) {
  return (
    <span class="measure">
      <span class="count">{value}</span>
      <span class="bar short" aria-hidden="true">
        <span class="share all" style={{ width: `${(100 * value) / most}%` }} />
      </span>
    </span>
  );
}

/** What the colours of the bars mean. */
export function BarLegend() {
  return (
    <p class="bar-legend small quiet">
      Claims:{" "}
      {[...STANDINGS.map(({ name, label }) => ({ name, label })), { name: "denied", label: "denied" }].map((one) => (
        <span key={one.name} class="key">
          <span class={`share ${one.name}`} aria-hidden="true" /> {spaced(one.label)}
        </span>
      ))}
    </p>
  );
}

/** On whose word a row stands: the articles' own, or that of those who are named. */
export function Ground({ row }: { row: Row }) {
  const spoken = row.speakers.reduce((sum, voice) => sum + voice.claims, 0);
  const stated = row.plain ? row.stated : row.said ? 0 : Math.max(0, row.claims - spoken); // by the articles themselves
  const own = stated > 0;
  if (!own && row.speakers.length === 0) return <span class="quiet">nobody named</span>;
  return (
    <>
      {own && (stated > 1 ? `the articles (${stated})` : "the article")}
      {own && row.speakers.length > 0 && ", "}
      <Voices voices={row.speakers} />
    </>
  );
}

const SHOWN = 3; // voices in a cell; all are in the evidence

/** Names who says something, with how often. */
export function Voices({ voices }: { voices: readonly Schemas["Voice"][] }) {
  const more = voices.length - SHOWN;
  return (
    <span title={more > 0 ? voices.map((voice) => voice.name).join(", ") : undefined}>
      {voices.slice(0, SHOWN).map((voice, index) => (
        <span key={voice.name}>
          {index > 0 && ", "}
          <span class="foreign">{voice.name}</span>
          {voice.claims > 1 && ` (${voice.claims})`}
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </span>
  );
}

/** Who denies what a row says, with how often it is denied. */
export function Denials({ row }: { row: Row }) {
  if (row.denials === 0) return null;
  return (
    <span class="denials">
      <span aria-hidden="true">✕ </span>
      {row.deniedBy.length > 0 ? <Voices voices={row.deniedBy} /> : "nobody named"}
      {row.deniedBy.length === 0 && row.denials > 1 && ` (${row.denials})`}
    </span>
  );
}
