/** A large picture moves without being drawn anew: 5,000 lines take longer than a frame.

While it is moved or zoomed, what is drawn already is moved as it stands. While an actor is dragged, it alone is drawn with its lines, above
the picture of where it was. Afterwards all is drawn once. The renderer's own ways of doing this (textureOnViewport, layers) draw all at the
beginning of each gesture and several times after it. It is over the renderer's inside: bench/page_frames.py tells when that changes. */

import type { Core } from "cytoscape";

interface Inside {
  readonly NODE: number;
  readonly data: {
    readonly canvasContainer: HTMLElement;
    readonly canvasNeedsRedraw: boolean[];
    readonly wheelZooming?: boolean;
  };
  readonly hoverData: { readonly dragging?: boolean };
  readonly pinching?: boolean;
  readonly swipePanning?: boolean;
  drawElements(context: unknown, elements: unknown): void;
  drawLayeredElements(context: unknown, elements: unknown): void;
  drawCachedElements(context: unknown, elements: unknown): void;
  render(options?: { forcedContext?: unknown }): void;
}

/** Makes a picture move so. */
export function swift(cy: Core): void {
  const renderer = (cy as unknown as { renderer(): Inside }).renderer();
  const draw = renderer.render.bind(renderer);
  let drawn = { zoom: cy.zoom(), pan: { ...cy.pan() } };
  let held = 0;
  cy.on("grab", "node", () => void (held += 1));
  cy.on("free", "node", () => void (held = Math.max(held - 1, 0)));
  // thousands of pictures of single actors cost more than the actors
  renderer.drawLayeredElements = (context, elements) => renderer.drawElements(context, elements);
  renderer.drawCachedElements = (context, elements) => renderer.drawElements(context, elements);
  renderer.render = (options) => {
    if (options?.forcedContext) return draw(options);
    const { style } = renderer.data.canvasContainer;
    const { hoverData, pinching, swipePanning, data } = renderer;
    const moving = [hoverData.dragging, pinching, swipePanning, data.wheelZooming].includes(true);
    if (moving && held === 0) {
      const scale = cy.zoom() / drawn.zoom;
      const x = cy.pan().x - scale * drawn.pan.x;
      const y = cy.pan().y - scale * drawn.pan.y;
      style.transformOrigin = "0 0";
      style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
      return;
    }
    if (held > 0) renderer.data.canvasNeedsRedraw[renderer.NODE] = false;
    else drawn = { zoom: cy.zoom(), pan: { ...cy.pan() } };
    style.transform = "";
    draw(options);
  };
}
