/** The picture as a file. */

import cytoscape, { type Core } from "cytoscape";
import { colour } from "../../state/theme";

const SCALE = 2; // so that it prints well
const LARGEST = 8000; // pixels a side

/** Puts an image of the whole picture behind it while the page is printed, for the picture is as large as the screen; returns what ends that. */
export function printable(cy: Core, drawing: HTMLElement): () => void {
  const image = new Image();
  image.className = "graph-printed";
  const put = () => {
    image.alt = drawing.getAttribute("aria-label") ?? "";
    image.src = cy.png({ full: true, scale: SCALE, maxWidth: LARGEST, maxHeight: LARGEST, bg: "#fff" });
    drawing.after(image);
  };
  const take = () => image.remove();
  addEventListener("beforeprint", put);
  addEventListener("afterprint", take);
  return () => {
    removeEventListener("beforeprint", put);
    removeEventListener("afterprint", take);
    take();
  };
}

/** Saves the whole picture as PNG. */
export async function savePng(cy: Core): Promise<void> {
  const blob = await cy.png({
    output: "blob-promise",
    full: true,
    scale: SCALE,
    maxWidth: LARGEST,
    maxHeight: LARGEST,
    bg: colour("paper"),
  });
  save(blob, "png");
}

/** Saves the whole picture as SVG. */
export async function saveSvg(cy: Core): Promise<void> {
  if (!("svg" in cy)) cytoscape.use((await import("cytoscape-svg")).default);
  const drawn = (cy as Core & { svg(options: object): string }).svg({ full: true, bg: colour("paper") });
  save(new Blob([drawn], { type: "image/svg+xml" }), "svg");
}

/** Saves a text. */
export function saveText(text: string, type: string, ending: string): void {
  save(new Blob([text], { type }), ending);
}

function save(blob: Blob, ending: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `allegiance.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
