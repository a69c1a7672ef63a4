import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const VIEWS = join(import.meta.dirname, "../views");
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  "anywhere.css": [".drop-above", ".file-picker"], // of the frame: what can be dropped on every view
  "disputes.css": [".dispute", ".one-dispute"],
};

/** Returns the selectors of rules that are within no other. */
function outermost(css: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let told = "";
  for (const letter of css.replace(/\/\*[\s\S]*?\*\//g, "")) {
    if (letter === "{") {
      const isMedia = told.trim().startsWith("@");
      if (depth === 0 && !isMedia) found.push(...told.split(/,(?![^(]*\))/).map((one) => one.trim()));
      depth += isMedia && depth === 0 ? 0 : 1;
      told = "";
    } else if (letter === "}") {
      depth = Math.max(0, depth - 1); // the end of what holds for a medium alone ends nothing here
      told = "";
    } else told += letter === ";" ? "" : letter;
  }
  return found;
}

const files = readdirSync(VIEWS, { recursive: true, encoding: "utf-8" }).filter((name) => name.endsWith(".css"));

test.each(files)("%s styles its own view alone, whatever view was open before", (file) => {
  const [view = "", name = ""] = file.split(/[/\\]/);
  const own = [`.${view}`, ...(OTHERS[name] ?? [])];
  const strange = outermost(readFileSync(join(VIEWS, file), "utf-8")).filter(
    (selector) => selector !== ":root" && !own.some((one) => selector.includes(one)),
  );
  expect(strange).toEqual([]);
});
