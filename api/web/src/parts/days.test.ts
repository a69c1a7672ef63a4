import { describe, expect, it } from "vitest";
import type { Schemas } from "../service/client";
import { barsOf, barText, chosen, dayText, type Period, timeOf, timeText } from "./days";

const NONE = { plain: 0, claimed: 0, denials: 0, questions: 0, ended: 0, unsaid: 0 };

function answer(period: Period, ...rows: [string | null, number, Partial<typeof NONE>][]): Schemas["DaysAnswer"] {
  return {
    dateBy: "happened",
    period,
    claims: 0,
    first: null,
    last: null,
    rows: rows.map(([when, sign, numbers]) => ({ when, sign, ...NONE, ...numbers })),
  };
}

const DAYS = answer(
  "day",
  ["1988-01-01", 1, { plain: 3 }],
  ["2020-09-27", -1, { plain: 2 }],
  ["2020-10-01", 1, { plain: 4, claimed: 1 }],
  ["2020-10-01", -1, { denials: 1 }],
  ["2021", 1, { ended: 1 }],
  [null, 0, { plain: 1 }],
);

describe("bars", () => {
  it("follow one another without a gap, and what is far off is one", () => {
    const { bars, loose } = barsOf(DAYS);
    expect(bars.map((bar) => bar.claims)).toEqual([3, 2, 0, 0, 0, 6]);
    expect(bars.map((bar) => [bar.first, bar.last]).slice(0, 2)).toEqual([
      [null, "2020-09-26"],
      ["2020-09-27", "2020-09-27"],
    ]);
    expect(bars[5]?.signs[1]).toEqual({ ...NONE, plain: 4, claimed: 1 });
    expect(bars[5]?.signs[-1].denials).toBe(1);
    expect(loose).toBe(2);
  });

  it("are where most claims are", () => {
    const { bars } = barsOf(
      answer("year", ["1921", 1, { plain: 1 }], ["1991", 1, { plain: 5 }], ["2020", 1, { plain: 2 }]),
      10,
    );
    expect(bars.map((bar) => [bar.first, bar.last, bar.claims])).toEqual([
      [null, "1990-12-31", 1],
      ["1991-01-01", "1991-12-31", 5],
      ["1992-01-01", null, 2],
    ]);
    expect(barsOf(answer("day")).bars).toEqual([]);
  });

  it("know the days of weeks and months", () => {
    const week = barsOf(answer("week", ["2020-12-28", 1, { plain: 1 }])).bars[0];
    expect([week?.first, week?.last, week && barText(week, "week")]).toEqual([
      "2020-12-28",
      "2021-01-03",
      "week of 28 Dec 2020",
    ]);
    const months = barsOf(answer("month", ["2019-12", 1, { plain: 1 }], ["2020-02", 1, { plain: 1 }])).bars;
    expect(months.map((bar) => bar.last)).toEqual(["2019-12-31", "2020-01-31", "2020-02-29"]);
    expect(months[2] && barText(months[2], "month")).toBe("Feb 2020");
  });
});

describe("a chosen time", () => {
  const { bars } = barsOf(DAYS);

  it("is told in bars and back", () => {
    expect(chosen(bars, null, null)).toEqual([0, 5]);
    expect(chosen(bars, "2020-09-28", "2020-10")).toEqual([2, 5]);
    expect(chosen(bars, "2020", "2020-09-27")).toEqual([0, 1]);
    expect(timeOf(bars, 2, 4)).toEqual({ since: "2020-09-28", until: "2020-09-30" });
    expect(timeOf(bars, 0, 5)).toEqual({ since: null, until: null });
    expect(chosen([], "2020", null)).toEqual([0, 0]);
  });

  it("is said in words", () => {
    expect(dayText("2020-10")).toBe("Oct 2020");
    expect(timeText("2020-10-05", "2020-10-05")).toBe("5 Oct 2020");
    expect(timeText("2020", "2020-10-05")).toBe("2020 – 5 Oct 2020");
    expect(timeText(null, "2020-10-05")).toBe("until 5 Oct 2020");
    expect(timeText(null, undefined)).toBe("all time");
  });
});
