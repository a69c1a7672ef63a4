/** The chart as a table, for who would rather read than look. */

import { type Bars, barText, timeOf, total } from "../../parts/days";
import { SIGN_GLYPHS, SIGN_WORDS } from "../../service/vocabulary";
import { linkHere } from "../../state/address";
import { type Asked, timeChange } from "./asked";
import { COLUMNS } from "./option";

export function Twin({ told, asked }: { told: Bars; asked: Asked }) {
  const { bars, period } = told;
  const rows = bars.flatMap((bar, at) =>
    ([1, 0, -1] as const)
      .filter((sign) => total(bar.signs[sign]) > 0)
      .map((sign, first) => ({ bar, at, sign, first: first === 0 })),
  );
  return (
    <details class="time-twin">
      <summary>As a table</summary>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{period}</th>
              <th scope="col">sign</th>
              {COLUMNS.map(([name, words]) => (
                <th key={name} scope="col" class="number">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ bar, at, sign, first }) => (
              <tr key={`${at} ${sign}`}>
                <td>
                  {first && (
                    <a href={linkHere(timeChange(asked.dateBy, timeOf(bars, at, at)))}>{barText(bar, period)}</a>
                  )}
                </td>
                <td class={SIGN_WORDS[sign]}>
                  {SIGN_GLYPHS[sign]} {SIGN_WORDS[sign]}
                </td>
                {COLUMNS.map(([name]) => (
                  <td key={name} class="number">
                    {bar.signs[sign][name] || ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
