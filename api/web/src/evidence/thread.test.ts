import { expect, it } from "vitest";
import type { Schemas } from "../service/client";
import { heatOf, ordered, thread, type Told } from "./thread";

function said(role: string, published: string | null, text: string, outlet = "Herald"): Told {
  const place = { article: `a ${outlet}`, title: "News", outlet, published, url: null, start: 0, end: 9 };
  return {
    role,
    quote: {
      claim: `${role} ${text} ${outlet}`,
      text,
      stance: "affirms",
      standing: null,
      speakers: ["Kenya"],
      ...place,
    },
  };
}

const NO_ONE = {
  saidBy: [],
  deniedBy: [],
  counteredBy: [],
  interested: [],
  claimIds: [],
  statements: [],
  propositions: [],
};
function row(id: string, more: Partial<Schemas["DisputeRow"]>): Schemas["DisputeRow"] {
  const counts = { claims: 1, denials: 1, counters: 0, questions: 0, outlets: 1, articles: 1 };
  const subject = { id: "KEN", name: "Kenya", kind: "State" };
  return {
    id,
    subject,
    relation: "ARMS",
    object: null,
    plain: false,
    first: null,
    last: null,
    ...counts,
    ...NO_ONE,
    ...more,
  };
}

it("sets each day's words of both sides next to one another, with the days between", () => {
  const days = thread([
    said("denies", "2021-03-06", "No."),
    said("says", "2021-03-04", "It did."),
    said("negates", "2021-03-06", "We did not."),
    said("says", null, "Once."),
    said("counters", "2021-03-06", "They did."),
    said("questions", "2021-03-06", "Did it?"),
  ]);
  expect(days.map(({ day, gap, says, against, asks }) => [day, gap, says.length, against.length, asks.length])).toEqual(
    [
      ["2021-03-04", null, 1, 0, 0],
      ["2021-03-06", 2, 0, 3, 1],
      [null, null, 1, 0, 0],
    ],
  );
});

it("shows the same words of several outlets once", () => {
  const [day] = thread([said("says", "2021-03-04", "It did."), said("says", "2021-03-04", "It did.", "Tribune")]);
  expect(day?.says.map((one) => one.others.map((other) => other.outlet))).toEqual([["Tribune"]]);
});

it("tells how hot a dispute is and why", () => {
  const hot = row("1", { outlets: 3, claims: 2, denials: 1, counters: 1, last: "2021-03-05" });
  expect(heatOf(hot, "2021-03-06").degree).toBe(3);
  expect(heatOf({ ...hot, outlets: 1, denials: 0, counters: 0 }, "2021-06-01")).toEqual({ degree: 0, reasons: [] });
});

it("orders disputes by heat, by the last word, and by how even they are", () => {
  const rows = [
    row("wide", { claims: 9, last: "2021-03-01" }),
    row("even", { claims: 3, denials: 3, last: "2021-01-01" }),
    row("new", { last: "2021-03-02", outlets: 3 }),
  ];
  const ids = (order: Parameters<typeof ordered>[1]) => ordered(rows, order).map((one) => one.id);
  expect(ids("widest")).toEqual(["wide", "even", "new"]);
  expect(ids("hottest")[0]).toBe("new");
  expect(ids("newest")).toEqual(["new", "wide", "even"]);
  expect(ids("most even")[0]).toBe("even");
});
