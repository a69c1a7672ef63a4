/** The text of an article with its claims as marks: a pointer or the keys show what each says. */

import { useRef } from "preact/hooks";
import { type Block, roleIn, type Stretch } from "./segments";
import { Written } from "./written";

interface Shared {
  readonly active: readonly string[];
  readonly chosen: string | null;
  readonly plain: ReadonlySet<string>;
  readonly onHover: (claims: readonly string[]) => void;
  readonly onChoose: (claim: string) => void;
}

const MARK_WORDS: Readonly<Record<string, string>> = {
  dateline: "dateline: where it was written",
  label: "label: who speaks",
  caption: "caption of a picture",
  standfirst: "standfirst: the summary above the text",
};

/** `plain` holds the claims that are plain: only these have a whole line under them. */
export function ArticleText({ blocks, ...shared }: { blocks: readonly Block[] } & Shared) {
  const box = useRef<HTMLDivElement>(null);
  const begun = new Set<string>();
  let first = true;
  const sentences = blocks.map((block) =>
    block.stretches.map((stretch) => {
      const begins = stretch.claims.filter((claim) => !begun.has(claim));
      for (const claim of begins) begun.add(claim);
      const reached: boolean = begins.length > 0 && (shared.chosen ? begins.includes(shared.chosen) : first);
      if (begins.length) first = false;
      return <Part key={stretch.start} stretch={stretch} begins={begins} reached={reached} {...shared} />;
    }),
  );
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = [...(box.current?.querySelectorAll<HTMLElement>("[data-begins]") ?? [])];
    const next = all[all.indexOf(event.target as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const [title, ...text] = sentences;
  return (
    <div class="article-text foreign" ref={box} onKeyDown={onKey} onMouseLeave={() => shared.onHover([])}>
      <h2>{title}</h2>
      {text.map((parts, at) => (
        <p key={at}>{parts}</p>
      ))}
    </div>
  );
}

function Part(props: { stretch: Stretch; begins: readonly string[]; reached: boolean } & Shared) {
  const { stretch, begins, reached, active, chosen, plain, onHover, onChoose } = props;
  const { claims, mark } = stretch;
  const shown = active.find((claim) => stretch.roles.some((one) => one.claim === claim));
  const role = shown ? roleIn(stretch, shown) : null;
  const names = [
    claims.length > 0 && "marked",
    claims.some((claim) => plain.has(claim)) ? "" : "unplain",
    mark && `marks-${mark.kind}`,
    role && `on ${role}`,
    chosen !== null && claims.includes(chosen) && "chosen",
  ];
  const seen = {
    class: names.filter(Boolean).join(" "),
    title: mark ? MARK_WORDS[mark.kind] : undefined,
  };
  if (claims.length === 0)
    return (
      <span {...seen} onMouseEnter={() => onHover([])}>
        <Written text={stretch.text} />
      </span>
    );
  const pick = () => onChoose(claims.find((claim) => claim === chosen) ?? claims[0] ?? "");
  const focusable = begins.length > 0 && {
    tabIndex: reached ? 0 : -1,
    role: "button" as const,
    "data-begins": begins.join(" "),
    onFocus: () => onHover(claims),
    onBlur: () => onHover([]),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      pick();
    },
  };
  return (
    <mark {...seen} {...focusable} onMouseEnter={() => onHover(claims)} onClick={pick}>
      <Written text={stretch.text} />
    </mark>
  );
}
