/** Files on their way to the load: dropped anywhere on the page, or chosen on another view. */

let waiting: File[] = [];
const takers = new Set<() => void>();

/** Hands files to whoever loads them, now or as soon as the view for it is there. */
export function handOver(files: readonly File[]): void {
  waiting = [...waiting, ...files];
  for (const taker of takers) taker();
}

/** Gives each handful of files to a taker, those that wait at once; returns how to stop that. */
export function takeOver(load: (files: File[]) => void): () => void {
  const taker = () => {
    const files = waiting;
    waiting = [];
    if (files.length > 0) load(files);
  };
  takers.add(taker);
  taker();
  return () => void takers.delete(taker);
}
