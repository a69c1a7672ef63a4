import { describe, expect, it } from "vitest";
import { changed } from "../state/address";
import { FILTERS } from "../state/filters";
import { chipsOf, familyNames } from "./chips";

function labels(query: string, names = FILTERS): string[] {
  return chipsOf(new URLSearchParams(query), names).map((chip) => [chip.label, ...chip.actors].join(" ").trim());
}

describe("chips", () => {
  it("say what is set in words", () => {
    expect(labels("actor=TUR&actor=AZE&family=hostile&minOutlets=3&plain=true")).toEqual([
      "TUR",
      "AZE",
      "▼ hostile",
      "at least 3 outlets",
      "no allegations",
    ]);
    expect(labels("between=TUR&between=AZE&speaker=ARM&outlet=Harbour+Dispatch")).toEqual([
      "between TUR AZE",
      "Harbour Dispatch",
      "says ARM",
    ]);
  });

  it("tell a time as one, and states at both ends as one", () => {
    expect(labels("since=2020-10-01&until=2020-10-05")).toEqual(["happened 1 Oct 2020 – 5 Oct 2020"]);
    expect(labels("publishedUntil=2020")).toEqual(["published until 2020"]);
    expect(labels("byKind=State&ofKind=State")).toEqual(["only states"]);
    expect(labels("byKind=State")).toEqual(["done by: state"]);
  });

  it("take out what they say and nothing else", () => {
    const params = new URLSearchParams("actor=TUR&actor=AZE&since=2020&until=2021&view=map");
    const [time, turkey] = chipsOf(params, FILTERS);
    expect(changed(params, time?.without ?? {}).toString()).toBe("actor=TUR&actor=AZE&view=map");
    expect(changed(params, turkey?.without ?? {}).getAll("actor")).toEqual(["AZE"]);
  });

  it("tell what a view does not use", () => {
    const chips = chipsOf(new URLSearchParams("actor=TUR&minOutlets=2"), ["actor"]);
    expect(chips.map((chip) => chip.used)).toEqual([true, false]);
    expect(chipsOf(new URLSearchParams("actor=TUR&minOutlets=2"), ["minOutlets"], ["actor"])).toHaveLength(1);
  });
});

describe("families", () => {
  it("begin with those of a sign", () => {
    const { signs, others } = familyNames();
    expect(signs).toEqual(["friendly", "hostile", "neutral"]);
    expect(others).toContain("military");
    expect(others.some((name) => name.startsWith("plover"))).toBe(false);
  });
});
