/** An article with all its claims marked in the text, and listed beside it. */

import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Shown } from "../parts/shown";
import { useAnswer } from "../service/answers";
import { answered, type Schemas, service } from "../service/client";
import { ArticleText } from "./article-text";
import { ClaimList } from "./claim-list";
import { SourceLink } from "./card";
import { open, openLink } from "./open";
import { blocksOf, litOf } from "./segments";
import { groupOf } from "./sorted";
import { count, dayWords } from "./text";
import { Written } from "./written";

type Article = Schemas["ArticleAnswer"];

export function ArticleEvidence({ id, at }: { id: string; at?: string }) {
  const answer = useAnswer(`article ${id}`, (signal) =>
    answered(service.GET("/articles/{id}", { params: { path: { id } }, signal })),
  );
  return <Shown answer={answer}>{(article) => <Reading article={article} {...(at ? { at } : {})} />}</Shown>;
}

function Reading({ article, at }: { article: Article; at?: string }) {
  const [hovered, hover] = useState<readonly string[]>([]);
  const blocks = useMemo(() => blocksOf(article.content, article.claims, article.marks), [article]);
  const plain = useMemo(() => new Set(article.claims.filter(isPlain).map((claim) => claim.id)), [article]);
  const box = useRef<HTMLDivElement>(null);
  const chosen = article.claims.find((claim) => claim.id === at)?.id ?? null;
  useEffect(() => {
    if (chosen) toClaim(box.current, chosen);
  }, [chosen, article]);
  const { id } = article;
  const choose = useCallback(
    (claims: readonly string[]) => {
      const next = claims[(claims.indexOf(chosen ?? "") + 1) % claims.length]; // of several claims of a sentence, one after another
      hover([]); // what was pointed at before would outshine it
      if (next) open({ kind: "article", id, at: next }, { replace: true });
    },
    [id, chosen],
  );
  const active = litOf(hovered, chosen);
  return (
    <div class="reading" ref={box}>
      <div class="reading-text">
        <Imprint article={article} />
        <ArticleText blocks={blocks} plain={plain} active={active} chosen={chosen} onHover={hover} onChoose={choose} />
      </div>
      <ClaimList article={article} active={active} chosen={chosen} onHover={hover} onChoose={choose} />
    </div>
  );
}

function isPlain(claim: Schemas["Claim"]): boolean {
  return groupOf(claim) === "plain" || groupOf(claim) === "over";
}

/** Shows where a claim stands in the text: in the middle of what is seen. */
function toClaim(box: Element | null, claim: string): void {
  const found = box?.querySelector(`[data-begins~="${CSS.escape(claim)}"]`);
  found?.scrollIntoView({ block: "center" });
}

/** Who published it when, who wrote it, what kind of text it is, and what copies there are. */
function Imprint({ article }: { article: Article }) {
  const { outlet, published, authors, agency, genre, voice, url } = article;
  const words = [authors.length > 0 && `by ${authors.join(", ")}`, agency, voice && `the voice of ${voice}`];
  return (
    <div class="imprint small">
      <p>
        <strong class="foreign">{outlet ? <Written text={outlet} /> : "No outlet"}</strong>
        {published && (
          <>
            {" · "}
            <time dateTime={published}>{dayWords(published)}</time>
          </>
        )}
        {genre !== "news" && <span class="tag">{genre}</span>}
        <span class="quiet foreign">
          {words
            .filter((word) => typeof word === "string")
            .map((word) => (
              <span key={word}>
                {" · "}
                <Written text={word} />
              </span>
            ))}
        </span>
      </p>
      <p class="row screen">
        <SourceLink url={url} />
      </p>
      <CopiesOf id={article.id} />
    </div>
  );
}

function CopiesOf({ id }: { id: string }) {
  const answer = useAnswer(`copies ${id}`, (signal) =>
    answered(service.GET("/copies", { params: { query: { article: id } }, signal })),
  );
  const group = answer.state === "here" ? answer.value.groups[0] : undefined;
  if (!group) return null;
  return (
    <details class="copies">
      <summary>
        One text in {count(group.size, "article")} of {count(group.outlets, "outlet")}: it counts as one origin
      </summary>
      <ul>
        {group.articles.map((one) => (
          <li key={one.id}>
            {one.id === id ? (
              <span class="foreign">
                <Written text={one.title} />
              </span>
            ) : (
              <a class="foreign" href={openLink({ kind: "article", id: one.id })}>
                <Written text={one.title} />
              </a>
            )}{" "}
            <span class="quiet foreign">
              {one.outlet && <Written text={one.outlet} />} {one.published && dayWords(one.published)}
              {one.id === id && " (this one)"}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
