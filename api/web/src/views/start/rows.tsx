/** Rows of the start's cards: each is one link, which opens the evidence beside the page. */

import type { ComponentChildren } from "preact";
import { type Open, openLink } from "../../evidence/open";
import { Marks, Told } from "../../parts/names";
import type { Schemas } from "../../service/client";
import { useAddress } from "../../state/address";

type Row = Schemas["RelationRow"];
type Quote = Schemas["Quote"];
type Voice = Schemas["Voice"];

/** Returns a number with its word. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Returns the names of who says something; unnamed ones by the article's own words for them. */
export function named(voices: readonly Voice[], most = 2): string {
  const names = voices.slice(0, most).map((one) => one.name);
  const more = voices.length - names.length;
  return names.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** Returns the days on which something was told, as one or from and to. */
export function days(first: string | null, last: string | null): string {
  if (!first || first === last) return last ?? first ?? "";
  return `${first} to ${last ?? ""}`;
}

/** A row that opens evidence. */
export function EvidenceRow({ what, children }: { what: Open; children: ComponentChildren }) {
  useAddress(); // the link keeps what the address holds
  return (
    <li>
      <a class="start-row" href={openLink(what)}>
        {children}
      </a>
    </li>
  );
}

/** A relation: what is told, on whose word, and the sentence that shows it best. */
export function RelationRow({ row, tag, more }: { row: Row; tag?: ComponentChildren; more?: string }) {
  const quote = row.quotes.find((one) => one.stance === "affirms");
  const facts = [
    row.plain ? "" : said(row),
    counted(row.outlets, "outlet"),
    counted(row.claims, "claim"),
    days(row.first, row.last),
    row.deniedBy.length > 0 ? `denied by ${named(row.deniedBy)}` : "",
    more ?? "",
  ];
  return (
    <EvidenceRow what={{ kind: "relation", id: row.id }}>
      <span class="row">
        {tag}
        <Told row={row} />
        <Marks row={row} />
      </span>
      {quote && <Sentence quote={quote} />}
      <span class="quiet small foreign">{facts.filter(Boolean).join(" · ")}</span>
    </EvidenceRow>
  );
}

function said(row: Row): string {
  return row.speakers.length > 0 ? `on the word of ${named(row.speakers)}` : "";
}

/** A sentence as it stands in an article, two lines of it. */
function Sentence({ quote }: { quote: Quote }) {
  return (
    <span class="start-quote foreign">
      “{quote.text}”{quote.outlet && <span class="quiet"> {quote.outlet}</span>}
    </span>
  );
}
