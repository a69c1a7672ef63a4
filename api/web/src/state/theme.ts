/** Light or dark: as the system has it, until somebody chooses. */

const KEPT = "allegiance-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

export type Theme = "light" | "dark";

/** Returns the theme that is shown. */
export function theme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return kept === "light" || kept === "dark" ? kept : dark.matches ? "dark" : "light";
}

/** Shows the theme, and follows the system from now on. */
export function followTheme(): void {
  const show = () => {
    document.documentElement.dataset.theme = theme();
    dispatchEvent(new Event("theme")); // for what draws with colours of its own
  };
  dark.addEventListener("change", show);
  show();
}

/** Turns to the other theme and keeps it. */
export function turnTheme(): Theme {
  const other = theme() === "dark" ? "light" : "dark";
  localStorage.setItem(KEPT, other);
  document.documentElement.dataset.theme = other;
  dispatchEvent(new Event("theme"));
  return other;
}

/** Returns the value of a colour of tokens.css. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
