/** A word whose meaning shows on hover and focus, and stays for a tap; Escape takes it away. */

import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";

export function Explained(props: { word: ComponentChildren; class?: string; children: ComponentChildren }) {
  const id = useId();
  const [shown, show] = useState(false);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !shown) return;
    event.preventDefault();
    event.stopPropagation();
    show(false);
  };
  return (
    <span class="explained" onMouseEnter={() => show(true)} onMouseLeave={() => show(false)}>
      <button
        type="button"
        class={`tag word ${props.class ?? ""}`}
        aria-describedby={id}
        onFocus={() => show(true)}
        onBlur={() => show(false)}
        onClick={() => show(true)}
        onKeyDown={onKey}
      >
        {props.word}
      </button>
      <span role="tooltip" id={id} class={shown ? "tip" : "unseen"}>
        {props.children}
      </span>
    </span>
  );
}
