/** Files may be dropped anywhere on the page; while they are above it, it says so. */

import { useEffect, useState } from "preact/hooks";

import { address, goTo } from "../../state/address";
import "./anywhere.css";
import { filesOf } from "./dropped";
import { handOver } from "./handed";

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

export function DropAnywhere() {
  const [above, setAbove] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault(); // else the browser opens the file in place of the page
      setAbove(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setAbove(false);
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setAbove(false);
      void filesOf(event.dataTransfer).then((files) => {
        if (address().view !== "load") goTo("load");
        handOver(files);
      });
    };
    addEventListener("dragenter", over);
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragenter", over);
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, []);
  return above ? <p class="drop-above">Drop to load: articles, digests, web pages, feeds</p> : null;
}
