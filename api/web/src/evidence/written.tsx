/** Words of articles as they are written; what would be hidden in them, or turn others round, is shown by name. */

import { pieces } from "./text";

export function Written({ text }: { text: string }) {
  const found = pieces(text);
  return (
    <>
      {found.map((piece, at) =>
        "text" in piece ? (
          piece.text
        ) : (
          <span key={at} class="hidden-sign" title={piece.hidden}>
            <span class="unseen"> ({piece.hidden}) </span>
          </span>
        ),
      )}
    </>
  );
}
