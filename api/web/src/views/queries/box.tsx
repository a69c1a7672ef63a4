/** The box in which a query is written, with fields for its parameters, and the place at which it was refused. */

import { useRef, useState } from "preact/hooks";
import { Field } from "../../parts/filters";
import type { Trouble } from "../../service/client";
import { type Asked, parametersOf, placeOf } from "./asked";

const LINES = { least: 6, most: 24 };

export function Box({ asked, run, trouble }: { asked: Asked; run: (asked: Asked) => void; trouble: Trouble | null }) {
  const [query, setQuery] = useState(asked.query);
  const [values, setValues] = useState(asked.values);
  const box = useRef<HTMLTextAreaElement>(null);
  const go = () => query.trim() && run({ ...asked, query, values: kept(values, query) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    go();
  };
  const place = trouble && query === asked.query ? placeOf(trouble.detail) : null;
  const names = asked.language === "cypher" ? parametersOf(query) : [];
  return (
    <form
      class="column"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
      onKeyDown={onKeyDown}
    >
      <label class="unseen" for="query">
        Query in {asked.language === "cypher" ? "Cypher" : "SPARQL"}
      </label>
      <textarea
        id="query"
        class="query"
        ref={box}
        value={query}
        rows={Math.min(LINES.most, Math.max(LINES.least, query.split("\n").length))}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-invalid={place ? "true" : undefined}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      {names.length > 0 && (
        <div class="row">
          {names.map((name) => (
            <Field key={name} label={`$${name}`}>
              <input
                value={values[name] ?? ""}
                autocomplete="off"
                onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
              />
            </Field>
          ))}
        </div>
      )}
      <div class="row screen">
        <button type="submit" class="main" disabled={!query.trim()}>
          Run <kbd>Ctrl ↵</kbd>
        </button>
        {place && <Place query={query} place={place} show={(at) => shownAt(box.current, at)} />}
      </div>
    </form>
  );
}

function kept(values: Readonly<Record<string, string>>, query: string): Record<string, string> {
  const names = parametersOf(query);
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => names.includes(name) && value !== ""));
}

function shownAt(box: HTMLTextAreaElement | null, at: number): void {
  box?.focus();
  box?.setSelectionRange(at, Math.max(at + 1, at + (/^\w+/.exec(box.value.slice(at))?.[0].length ?? 1)));
}

/** The line that was refused, with a mark at the place; a click goes there. */
function Place(props: { query: string; place: { line: number; column: number }; show: (at: number) => void }) {
  const { query, place, show } = props;
  const lines = query.split("\n");
  const line = lines[place.line - 1] ?? "";
  const before = lines.slice(0, place.line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const points = Array.from(line); // columns count code points
  const head = points.slice(0, place.column - 1).join("");
  const [, word = "", rest = ""] = /^(\w+|.?)(.*)$/su.exec(points.slice(place.column - 1).join("")) ?? [];
  return (
    <button type="button" class="place" onClick={() => show(before + head.length)}>
      <span class="quiet">line {place.line}: </span>
      <code>
        {head}
        <mark>{word || "␣"}</mark>
        {rest}
      </code>
    </button>
  );
}
