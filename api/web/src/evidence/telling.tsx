/** How a claim is told: who says so, its standing, stance and modality, when, and how surely it was read. */

import type { Schemas } from "../service/client";
import { MODALITIES, STANCES, STANDINGS, type Word } from "../service/vocabulary";
import { meaning, reasons } from "./confidence";
import { Explained } from "./explained";
import { chain } from "./speakers";
import { dayWords } from "./text";
import { Written } from "./written";

type Claim = Schemas["Claim"];

/** Who says so, the innermost first: "France, according to TASS". */
export function Speakers({ claim }: { claim: Pick<Claim, "speakers" | "stance"> }) {
  const links = chain(claim.speakers);
  if (!links.length) return <span class="speakers">In the article’s own voice</span>;
  return (
    <span class="speakers">
      {links.map(({ level, speakers }, at) => (
        <span key={level} title={links.length > 1 ? `level ${level}: 0 is who tells the article` : undefined}>
          {at > 0 && <span class="quiet">, according to </span>}
          {speakers.map((one, place) => (
            <span key={place}>
              {place > 0 && <span class="quiet"> and </span>}
              <SpeakerName speaker={one} />
            </span>
          ))}
        </span>
      ))}
      {claim.stance !== "affirms" && <span class="quiet"> {claim.stance === "denies" ? "– denies it" : "– asks"}</span>}
    </span>
  );
}

function SpeakerName({ speaker }: { speaker: Schemas["Speaker"] }) {
  if (!speaker.actor)
    return (
      <span class="foreign">
        “<Written text={speaker.text} />” <span class="quiet">(unnamed)</span>
      </span>
    );
  const same = speaker.text === speaker.actor.name;
  return (
    <strong class="foreign" title={same ? undefined : `“${speaker.text}”`}>
      <Written text={speaker.actor.name} />
    </strong>
  );
}

function worded(words: readonly Word[], name: string): Word {
  return words.find((one) => one.name === name) ?? { name, label: name, definition: "" };
}

/** The words of the ontology for how a claim stands; what is as usual (affirms, actual) is not said. */
export function Standing({ claim }: { claim: Pick<Claim, "standing" | "stance" | "modality" | "phase"> }) {
  const standing = claim.standing && worded(STANDINGS, claim.standing);
  const claimed = claim.standing === "attributed" || claim.standing === "alleged";
  const stance = claim.stance !== "affirms" && worded(STANCES, claim.stance);
  const modality = claim.modality !== "actual" && worded(MODALITIES, claim.modality);
  return (
    <>
      {stance && (
        <Explained word={stance.label} class={claim.stance === "denies" ? "denies" : ""}>
          {stance.definition}
        </Explained>
      )}
      {modality && <Explained word={modality.label}>{modality.definition}</Explained>}
      {standing && (
        <Explained word={standing.label} class={claimed ? "only-claimed" : "is-plain"}>
          {standing.definition}
          {claimed ? " So it is only claimed." : " So it is plain."}
        </Explained>
      )}
      {claim.phase && claim.phase !== "holds" && <span class="tag">{claim.phase}</span>}
    </>
  );
}

/** How surely the claim was read, with what that means and what is known of it. */
export function Sureness({ claim }: { claim: Claim }) {
  return (
    <Explained word={`read with ${Math.round(claim.confidence * 100)} %`}>
      <SurenessWords claim={claim} />
    </Explained>
  );
}

export function SurenessWords({ claim }: { claim: Claim }) {
  const found = reasons(claim);
  return (
    <>
      {meaning(claim.confidence)}
      {found.length > 0 && " Known of it: "}
      {found.map((one) => `${one.words} (${one.effect})`).join("; ")}
      {found.length > 0 && "."}
    </>
  );
}

/** Who published it and when, and when it happened where the text tells. */
export function Where({ claim }: { claim: Claim }) {
  const { outlet, published } = claim.article;
  return (
    <span class="where">
      <span class="foreign">{outlet ? <Written text={outlet} /> : "no outlet"}</span>
      {published ? <Day date={published} /> : " · no date"}
      {claim.dateFrom === "text" && claim.dateStart && (
        <span title="when it happened, as the text tells">
          {" · happened "}
          {happened(claim)}
        </span>
      )}
    </span>
  );
}

/** Returns when it happened, in words. */
export function happened({ dateStart, dateEnd }: Pick<Claim, "dateStart" | "dateEnd">): string {
  const [from, to] = [dateStart ?? "", dateEnd ?? ""];
  return from === to || !to ? dayWords(from) : `${dayWords(from)} – ${dayWords(to)}`;
}

function Day({ date }: { date: string }) {
  return (
    <>
      {" · "}
      <time dateTime={date}>{dayWords(date)}</time>
    </>
  );
}
