import { describe, expect, it } from "vitest";
import { barsOf } from "../../parts/days";
import type { Schemas } from "../../service/client";
import { changed } from "../../state/address";
import { askedOf, dateByChange, ofTwo, timeChange } from "./asked";
import { against, linesOf, optionOf } from "./option";
import { isLast, next } from "./playing";

const NONE = { plain: 0, claimed: 0, denials: 0, questions: 0, ended: 0, unsaid: 0 };
const FOUND: Schemas["DaysAnswer"] = {
  dateBy: "happened",
  period: "day",
  claims: 9,
  first: "2020-10-01",
  last: "2020-10-05",
  rows: [
    { when: "2020-10-01", sign: 1, ...NONE, plain: 2, claimed: 1 },
    { when: "2020-10-01", sign: -1, ...NONE, plain: 3 },
    { when: "2020-10-03", sign: 1, ...NONE, denials: 1, questions: 1 },
    { when: "2020-10-05", sign: -1, ...NONE, claimed: 1 },
  ],
};
const { bars } = barsOf(FOUND);

function asked(query: string) {
  return askedOf(new URLSearchParams(query));
}

describe("what is asked", () => {
  it("knows a pair, and two who may become one", () => {
    expect(asked("actor=TUR&actor=AZE").two).toEqual(["TUR", "AZE"]);
    expect(asked("actor=TUR&actor=TUR").two).toBeNull();
    expect(asked("between=TUR&between=AZE&show=days")).toMatchObject({ pair: ["TUR", "AZE"], show: "days" });
    expect(asked("actor=TUR&show=days").show).toBe("relations");
  });

  it("chooses a time by what happened or by publication", () => {
    const time = { since: "2020-10-01", until: null };
    expect(asked("dateBy=published&publishedSince=2020&since=2019").since).toBe("2020");
    expect(changed(new URLSearchParams("asOf=2020"), timeChange("happened", time)).toString()).toBe("since=2020-10-01");
    expect(changed(new URLSearchParams("since=2020"), dateByChange("published")).toString()).toBe("dateBy=published");
  });

  it("takes to a pair only what is known of two", () => {
    expect(ofTwo(asked("between=TUR&between=AZE&since=2020&asOf=2020&plain=true").filters)).toEqual({
      since: "2020",
      plain: true,
    });
  });
});

describe("playing", () => {
  it("goes over bars without claims, and from the end to the beginning", () => {
    expect(bars.map((bar) => bar.claims)).toEqual([6, 0, 2, 0, 1]);
    expect(next(bars, null, 1)).toBe(0);
    expect(next(bars, [0, 0], 1)).toBe(2);
    expect(next(bars, [4, 4], 1)).toBe(0);
    expect(next(bars, [2, 4], -1)).toBe(0);
    expect(next([], null, 1)).toBe(-1);
    expect([isLast(bars, 2), isLast(bars, 4)]).toEqual([false, true]);
  });
});

describe("the chart", () => {
  const names = ["friendly", "hostile", "neutral", "ink", "quiet", "line", "paper", "raised", "bad"] as const;
  const colours = Object.fromEntries(names.map((name) => [name, name])) as Record<(typeof names)[number], string>;
  const option = optionOf({ period: "day", bars, loose: 0 }, [0, 2], colours, "serif") as {
    series: { name: string; itemStyle: { decal?: object }; data: unknown[] }[];
  };

  it("shows friendly claims up, hostile ones down, those that are only claimed hatched", () => {
    const told = Object.fromEntries(option.series.map((one) => [one.name, one]));
    expect(told.friendly?.data[0]).toBe(2);
    expect(told.hostile?.data[0]).toBe(-3);
    expect(told["hostile, only claimed"]?.data[4]).toMatchObject({ value: -1, itemStyle: { opacity: 0.28 } });
    expect(told["hostile, only claimed"]?.itemStyle.decal).toBeDefined();
    expect(told.friendly?.itemStyle.decal).toBeUndefined();
  });

  it("has a lane for what is denied, and none where there is nothing", () => {
    expect(option.series.map((one) => one.name)).toContain("denied or questioned");
    expect(option.series.map((one) => one.name)).not.toContain("neutral");
    expect(bars.map(against)).toEqual([0, 0, 2, 0, 0]);
  });

  it("tells a bar in words", () => {
    expect(bars[0] && linesOf(bars[0])).toEqual(["▲ friendly: 2 plain, 1 only claimed", "▼ hostile: 3 plain"]);
  });
});
