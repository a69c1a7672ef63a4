import { expect, test } from "vitest";
import { after, type Followed, NOTHING, reasons } from "./job";

const told = (kind: string, data: object) => ({ id: "1", kind, data: JSON.stringify(data) });
const LINE = { reason: "bad-line", where: "a.jsonl:2", what: "not JSON" };
const OTHER = { reason: "bad-line", where: "a.jsonl:7", what: "not JSON" };

test("what was rejected is listed item by item, with the numbers of the report", () => {
  const job = {
    state: "done",
    report: { rejected: [{ reason: "bad-line", count: 3, examples: [LINE] }] },
  } as unknown as NonNullable<Followed["job"]>;
  const running = [told("rejected", LINE), told("rejected", OTHER)].reduce(after, NOTHING);
  expect(reasons(running)).toEqual([{ reason: "bad-line", count: 2, items: [LINE, OTHER] }]);
  const over = after(running, told("done", job));
  expect(reasons(over)).toEqual([{ reason: "bad-line", count: 3, items: [LINE, OTHER] }]);
});

test("where no event tells it, the examples of the report do", () => {
  const report = { rejected: [{ reason: "empty", count: 1, examples: [{ where: "b.txt", what: "no text" }] }] };
  const known = after(NOTHING, told("failed", { state: "failed", report }));
  expect(reasons(known)).toEqual([{ reason: "empty", count: 1, items: [{ where: "b.txt", what: "no text" }] }]);
});
