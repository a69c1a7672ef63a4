/** What `write-excel-file` packs with: the same as fflate's, but in this thread. Fflate makes a worker of a text, which the page's policy forbids. */

import { zipSync, type AsyncZippable, type FlateCallback } from "fflate/browser";

export { strToU8, zipSync } from "fflate/browser";

/** Packs files; `done` gets them. */
export function zip(files: AsyncZippable, done: FlateCallback): void {
  done(null, zipSync(files));
}
