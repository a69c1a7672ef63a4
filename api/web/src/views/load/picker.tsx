/** The button that chooses files to load. */

import { address, goTo } from "../../state/address";
import { handOver } from "./handed";

export function FilePicker() {
  const choose = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = ""; // so that the same file can be chosen again
    if (files.length === 0) return;
    if (address().view !== "load") goTo("load");
    handOver(files);
  };
  return (
    <label class="button file-picker">
      Choose files …
      <input type="file" multiple class="unseen" onChange={choose} />
    </label>
  );
}
