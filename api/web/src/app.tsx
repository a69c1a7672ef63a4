/** The frame around all views: search, the way to each, the evidence beside them. */

import { type ComponentType, lazy, Suspense } from "preact/compat";
import { useEffect, useState } from "preact/hooks";
import { Drawer } from "./evidence/drawer";
import { open, opened } from "./evidence/open";
import { Lost } from "./lost";
import { KnownOutlets } from "./parts/filters-outlets";
import { Known } from "./parts/known";
import { patiently } from "./parts/patience";
import { ActorSearch } from "./parts/search";
import { useAway } from "./service/answers";
import { goTo, linkTo, useAddress, VIEWS, type View } from "./state/address";
import { VIEW_KEYS } from "./state/keys";
import { theme, turnTheme } from "./state/theme";
import { DropAnywhere } from "./views/load/anywhere";
import { Start } from "./views/start";

const LAZY: Readonly<Record<Exclude<View, "start">, ComponentType>> = {
  graph: lazy(() => patiently(() => import("./views/graph"))),
  support: lazy(() => patiently(() => import("./views/support"))),
  disputes: lazy(() => patiently(() => import("./views/disputes"))),
  time: lazy(() => patiently(() => import("./views/time"))),
  paths: lazy(() => patiently(() => import("./views/paths"))),
  arms: lazy(() => patiently(() => import("./views/arms"))),
  load: lazy(() => patiently(() => import("./views/load"))),
  queries: lazy(() => patiently(() => import("./views/queries"))),
  help: lazy(() => patiently(() => import("./views/help"))),
};

export function App() {
  const { view, params, lost } = useAddress();
  const away = useAway();
  const Shown = view === "start" ? Start : LAZY[view];
  useEffect(() => {
    document.title = lost
      ? "No such view · Allegiance"
      : view === "start"
        ? "Allegiance"
        : `${title(view)} · Allegiance`;
  }, [view, lost]);
  useKeys();
  return (
    <>
      <header class="head">
        <a class="button skip" href={linkTo(view)} onClick={toMain}>
          To the content
        </a>
        <a class="brand" href={linkTo("start")}>
          <img src="/page/icon.svg" alt="" />
          Allegiance
        </a>
        {(view !== "start" || lost) && ( // which has a larger one
          <ActorSearch
            id="search"
            label="Search for an actor"
            hint="Search for an actor ( / )"
            onPick={(actor) => goTo("graph", { actor: actor.id })}
          />
        )}
        <nav class="views" aria-label="Views">
          {VIEWS.slice(1).map((one) => (
            <a key={one} href={linkTo(one)} aria-current={one === view ? "page" : undefined}>
              {title(one)}
            </a>
          ))}
        </nav>
        <ThemeButton />
      </header>
      {away && (
        <p class="banner" role="alert">
          The service does not answer. This page goes on by itself when it is back.
        </p>
      )}
      <main id="main" class={opened(params) ? "main beside" : "main"} tabIndex={-1}>
        <Suspense fallback={<div class="waiting" />}>
          {lost ? (
            <Lost name={lost} />
          ) : (
            <Known key={view}>
              <KnownOutlets>
                <Shown />
              </KnownOutlets>
            </Known>
          )}
        </Suspense>
      </main>
      <Drawer />
      <DropAnywhere />
    </>
  );
}

function title(view: View): string {
  return view.charAt(0).toUpperCase() + view.slice(1);
}

function toMain(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

function ThemeButton() {
  const [shown, set] = useState(theme());
  const other = shown === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      class="bare"
      aria-label={`Turn to ${other} colours`}
      title={`Turn to ${other} colours`}
      onClick={() => set(turnTheme())}
    >
      {shown === "dark" ? "☀" : "☾"}
    </button>
  );
}

/** Keys that work everywhere but in a field: `/` searches, `g` and a letter goes to a view, Escape closes the evidence. */
function useKeys(): void {
  useEffect(() => {
    let before = "";
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "/") {
        event.preventDefault();
        document.getElementById("search")?.focus();
      } else if (event.key === "?") goTo("help");
      else if (event.key === "Escape") open(null);
      else if (before === "g") {
        const view = VIEW_KEYS.get(event.key);
        if (view) goTo(view);
      }
      before = event.key;
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
