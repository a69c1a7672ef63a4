/** The text of an article with its claims as marks: a pointer or the keys show what each says. */

import { memo } from "preact/compat";
import { useMemo, useRef } from "preact/hooks";
import { type Block, type Role, roleIn, type Stretch } from "./segments";
import { Written } from "./written";

interface Text {
  readonly blocks: readonly Block[];
  readonly active: readonly string[];
  readonly chosen: string | null;
  readonly plain: ReadonlySet<string>;
  readonly onHover: (claims: readonly string[]) => void;
  readonly onChoose: (claims: readonly string[]) => void;
}

const NONE: readonly string[] = [];

const MARK_WORDS: Readonly<Record<string, string>> = {
  dateline: "dateline: where it was written",
  label: "label: who speaks",
  caption: "caption of a picture",
  standfirst: "standfirst: the summary above the text",
};

/** `plain` holds the claims that are plain: only these have a whole line under them. */
export function ArticleText(props: Text) {
  const { blocks, active, chosen, plain, onHover, onChoose } = props;
  const box = useRef<HTMLDivElement>(null);
  const begins = useMemo(() => beginnings(blocks), [blocks]);
  const reached = chosen ?? [...begins.values()][0]?.[0];
  const part = (stretch: Stretch) => {
    const begun = begins.get(stretch);
    const shown = active.find((claim) => stretch.roles.some((one) => one.claim === claim));
    return (
      <Part
        key={stretch.start}
        stretch={stretch}
        begins={begun?.join(" ") ?? ""}
        reached={reached !== undefined && begun?.includes(reached) === true}
        role={shown ? roleIn(stretch, shown) : null}
        plain={stretch.claims.some((claim) => plain.has(claim))}
        chosen={chosen !== null && stretch.claims.includes(chosen)}
        onHover={onHover}
        onChoose={onChoose}
      />
    );
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = [...(box.current?.querySelectorAll<HTMLElement>("[data-begins]") ?? [])];
    const next = all[all.indexOf(event.target as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const [title, ...text] = blocks;
  return (
    <div class="article-text foreign" ref={box} onKeyDown={onKey} onMouseLeave={() => onHover(NONE)}>
      <h2>{title?.stretches.map(part)}</h2>
      {text.map((block) => (
        <p key={block.start}>{block.stretches.map(part)}</p>
      ))}
    </div>
  );
}

/** Returns the stretches in which sentences begin, with their claims. */
function beginnings(blocks: readonly Block[]): ReadonlyMap<Stretch, readonly string[]> {
  const begun = new Set<string>();
  const found = new Map<Stretch, readonly string[]>();
  for (const stretch of blocks.flatMap((block) => block.stretches)) {
    const first = stretch.claims.filter((claim) => !begun.has(claim));
    for (const claim of first) begun.add(claim);
    if (first.length) found.set(stretch, first);
  }
  return found;
}

interface PartOf extends Pick<Text, "onHover" | "onChoose"> {
  readonly stretch: Stretch;
  readonly begins: string;
  readonly reached: boolean;
  readonly role: Role | null;
  readonly plain: boolean;
  readonly chosen: boolean;
}

/** A stretch of the text, drawn anew only where something of it changes: long articles have thousands. */
const Part = memo(function Part(props: PartOf) {
  const { stretch, begins, reached, role, plain, chosen, onHover, onChoose } = props;
  const { claims, mark } = stretch;
  const names = [
    claims.length && !plain && "unplain",
    mark && `marks-${mark.kind}`,
    role && `on ${role}`,
    chosen && "chosen",
  ];
  const seen = { class: names.filter(Boolean).join(" "), title: mark ? MARK_WORDS[mark.kind] : undefined };
  if (claims.length === 0)
    return (
      <span {...seen} onMouseEnter={() => onHover(NONE)}>
        <Written text={stretch.text} />
      </span>
    );
  const focusable = begins !== "" && {
    tabIndex: reached ? 0 : -1,
    role: "button" as const,
    "data-begins": begins,
    onFocus: () => onHover(claims),
    onBlur: () => onHover(NONE),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      onChoose(claims);
    },
  };
  return (
    <mark {...seen} {...focusable} onMouseEnter={() => onHover(claims)} onClick={() => onChoose(claims)}>
      <Written text={stretch.text} />
    </mark>
  );
});
