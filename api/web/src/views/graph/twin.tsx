/** The picture as a table: the same relations, in an order that can be read. */

import { openLink } from "../../evidence/open";
import { Actor, Marks, Verb } from "../../parts/names";
import type { Tie } from "./lines";

/** Shows all relations of the picture, plain ones first; each leads to its evidence. */
export function Twin({ ties }: { ties: readonly Tie[] }) {
  const plain = ties.filter(({ row }) => row.plain);
  const claimed = ties.filter(({ row }) => !row.plain);
  return (
    <div class="graph-twin">
      {plain.length > 0 && <Relations title="Plain: stated, or said of oneself" ties={plain} />}
      {claimed.length > 0 && <Relations title="Only claimed: somebody’s word" ties={claimed} />}
    </div>
  );
}

function Relations({ title, ties }: { title: string; ties: readonly Tie[] }) {
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">how</th>
            <th scope="col">whom</th>
            <th scope="col" class="number">
              claims
            </th>
            <th scope="col" class="number">
              outlets
            </th>
            <th scope="col" class="number">
              origins
            </th>
            <th scope="col" class="number">
              denials
            </th>
            <th scope="col">on whose word</th>
            <th scope="col">when</th>
            <th scope="col">evidence</th>
          </tr>
        </thead>
        <tbody>
          {ties.map((tie) => (
            <Relation key={`${tie.row.id} ${tie.source.id} ${tie.target.id}`} {...tie} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Relation({ row }: Tie) {
  return (
    <tr>
      <td>
        <Actor actor={row.subject} />
      </td>
      <td class={row.plain ? "told" : "told claimed"}>
        <Verb relation={row.relation} sign={row.sign} /> <Marks row={row} />
      </td>
      <td>
        <Actor actor={row.object} />
      </td>
      <td class="number">{row.claims}</td>
      <td class="number">{row.outlets}</td>
      <td class="number">{row.origins}</td>
      <td class="number">{row.denials}</td>
      <td class="foreign">
        {row.speakers.map((voice) => voice.name).join(", ") || (row.plain ? "the articles" : "nobody named")}
        {row.deniedBy.length > 0 && (
          <span class="quiet"> · denied by {row.deniedBy.map((voice) => voice.name).join(", ")}</span>
        )}
      </td>
      <td class="nowrap">{row.first === row.last ? row.first : `${row.first ?? "?"} – ${row.last ?? "?"}`}</td>
      <td>
        <a href={openLink({ kind: "relation", id: row.id })}>Show</a>
      </td>
    </tr>
  );
}
