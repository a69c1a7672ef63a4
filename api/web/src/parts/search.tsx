/** A box in which an actor is found by typing: any name, with typos and without accents (WAI-ARIA combobox). */

import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useAnswer } from "../service/answers";
import { answered, type Schemas, service } from "../service/client";
import { Actor } from "./names";

const PAUSE_MS = 120; // between keys; asking at each would be wasted
const MOST = 8;
type Row = Schemas["ActorRow"];

/** Finds an actor; `onPick` gets it, and the box is empty again. */
export function ActorSearch(props: {
  label: string;
  onPick: (actor: Row["actor"]) => void;
  hint?: string;
  id?: string;
}) {
  const own = useId();
  const id = props.id ?? own;
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const entered = useRef(""); // for what Enter was pressed before its answer came
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const pick = (row: Row | undefined) => {
    if (!row) return;
    setText("");
    setAsked("");
    setOpen(false);
    props.onPick(row.actor);
  };
  const found = useAnswer(asked ? `actors ${asked}` : null, async (signal) => {
    const query = { text: asked, limit: MOST };
    const { actors } = await answered(service.GET("/actors", { params: { query }, signal }));
    if (entered.current === asked && !signal.aborted) pick(actors[0]);
    return { of: asked, actors };
  });
  const typed = text.trim();
  const isNew = found.state === "here" && found.value.of === typed; // else these are answers to what was typed before
  const rows: Row[] =
    !asked || found.state === "failed" ? [] : found.state === "here" ? found.value.actors : (found.old?.actors ?? []);
  const enter = () => {
    setOpen(true); // where it says that nobody is called so
    if (isNew || at > 0) pick(rows[at]);
    else {
      entered.current = typed;
      setAsked(typed); // without the pause
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt((at + 1) % Math.max(rows.length, 1));
    else if (event.key === "ArrowUp") setAt((at - 1 + rows.length) % Math.max(rows.length, 1));
    else if (event.key === "Enter") enter();
    else if (event.key === "Escape") setOpen(false);
    else return;
    if (open || event.key !== "Escape") event.preventDefault();
  };
  const shown = open && text.trim() !== "";
  return (
    <div class="search">
      <label class="unseen" for={id}>
        {props.label}
      </label>
      <input
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={props.hint ?? props.label}
        aria-expanded={shown}
        aria-controls={`${id}-options`}
        aria-autocomplete="list"
        aria-activedescendant={shown && rows[at] ? `${id}-${at}` : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
          entered.current = "";
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-options`} class="options" role="listbox" aria-label={props.label} hidden={!shown}>
        {rows.map((row, index) => (
          <li
            key={row.actor.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(row)}
          >
            <Actor actor={row.actor} plain />
            <span class="also">{row.claims === 1 ? "1 claim" : `${row.claims} claims`}</span>
          </li>
        ))}
        {asked && found.state === "here" && rows.length === 0 && (
          <li role="option" aria-selected="false" aria-disabled="true">
            Nobody here is called that
          </li>
        )}
      </ul>
    </div>
  );
}
