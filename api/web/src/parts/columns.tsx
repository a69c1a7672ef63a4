/** The columns that rows of every question have. */

import { openLink } from "../evidence/open";
import { reading } from "../service/vocabulary";
import { ClaimsBar, Denials, Ground, NumberBar, toldOf } from "./grounds";
import { Actor, Verb } from "./names";
import type { Column, Row } from "./sheet";

/** Who does what to whom; `evidence` is the relation that a row opens. */
export function whoColumns<R extends Row>(evidence: (row: R) => string): Column<R>[] {
  return [
    {
      name: "subject",
      label: "Who",
      value: (row) => row.subject.name,
      show: (row) => <Actor actor={row.subject} />,
    },
    {
      name: "relation",
      label: "does what",
      value: (row) => reading(row.relation),
      show: (row) => (
        <span class={row.plain ? "told" : "told claimed"}>
          <a class="opens" href={openLink({ kind: "relation", id: evidence(row) })} title="Open the evidence">
            <Verb relation={row.relation} sign={row.sign} />
            <span class="unseen">: the evidence of what {row.subject.name} does</span>
          </a>
          <About row={row} />
        </span>
      ),
    },
    {
      name: "object",
      label: "to whom",
      value: (row) => row.object.name,
      show: (row) => <Actor actor={row.object} />,
    },
  ];
}

/** What a row stands on: how many claims, of how many, on whose word, who denies it, and when. */
export function groundColumns<R extends Row>(rows: readonly R[]): Column<R>[] {
  const told = Math.max(1, ...rows.map(toldOf));
  const origins = Math.max(1, ...rows.map((row) => row.origins));
  return [
    {
      name: "claims",
      label: "Claims",
      number: true,
      means: "Claims that the row counts: plain ones alone where there are such",
      value: (row) => row.claims,
      show: (row) => <ClaimsBar row={row} most={told} />,
    },
    {
      name: "origins",
      label: "Origins",
      number: true,
      means: "Independent texts: copies of one text are one origin",
      value: (row) => row.origins,
      show: (row) => <NumberBar value={row.origins} most={origins} />,
    },
    { name: "outlets", label: "Outlets", number: true, value: (row) => row.outlets, show: (row) => row.outlets },
    {
      name: "speakers",
      label: "On whose word",
      value: (row) => row.speakers[0]?.name ?? null,
      show: (row) => <Ground row={row} />,
    },
    {
      name: "denials",
      label: "Denied by",
      mostFirst: true,
      value: (row) => row.denials,
      show: (row) => <Denials row={row} />,
    },
    {
      name: "first",
      label: "First",
      mostFirst: true,
      value: (row) => row.first,
      show: (row) => <Day day={row.first} />,
    },
    { name: "last", label: "Last", mostFirst: true, value: (row) => row.last, show: (row) => <Day day={row.last} /> },
  ];
}

function Day({ day }: { day: string | null }) {
  return day ? <time dateTime={day}>{day}</time> : <span class="quiet">no date</span>;
}

/** How a row words that it is over, or that some say so. */
function endOf(row: Row): string {
  if (!row.over && row.claims > 0) return "said to have ended";
  return row.overSince ? `over since ${row.overSince}` : "over";
}

/** What a row is about, and where it is over or not agreed on. */
function About({ row }: { row: Row }) {
  const matter = [...row.weapons, ...row.topics].slice(0, 3);
  return (
    <>
      {matter.length > 0 && <span class="matter foreign">{matter.join(" · ")}</span>}
      {(row.over || row.ended > 0) && (
        <span class="tag" title={`${row.ended} of the claims say that it has ended`}>
          {endOf(row)}
        </span>
      )}
      {row.negations > 0 && (
        <span class="tag" title="An article itself says that it is not so">
          not so in {row.negations} {row.negations === 1 ? "claim" : "claims"}
        </span>
      )}
      {row.disputed && <span class="tag disputed">disputed</span>}
    </>
  );
}
