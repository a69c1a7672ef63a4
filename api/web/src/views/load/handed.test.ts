import { expect, test, vi } from "vitest";
import { handOver, takeOver } from "./handed";

const file = (name: string) => new File(["x"], name);

test("files wait for whoever takes them, and are taken once", () => {
  const taker = vi.fn<(files: File[]) => void>();
  handOver([file("a.txt")]);
  const stop = takeOver(taker);
  handOver([file("b.txt"), file("c.txt")]);
  stop();
  expect(taker.mock.calls.map(([files]) => files.map((one) => one.name))).toEqual([["a.txt"], ["b.txt", "c.txt"]]);
});
