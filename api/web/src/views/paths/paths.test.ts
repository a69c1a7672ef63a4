import { expect, test } from "vitest";
import type { Schemas } from "../../service/client";
import { askedIn, helpAfter } from "./question";
import { explained, kinship } from "./sign";

const step = (sign: number, label = "does something to") => ({ sign, label });

test("an address without two actors asks nothing", () => {
  expect(askedIn(new URLSearchParams("from=CAN"))).toBeNull();
});

test("an address asks with the names of the service, and leaves out what it does not know", () => {
  const params = new URLSearchParams(
    "from=CAN&to=ARM&find=k-shortest&limit=3&hops=x&weight=gold&sign=friendly&directed=true&through=TUR&plain=true&actor=RUS",
  );
  expect(askedIn(params)).toEqual({
    ...{ from: "CAN", to: "ARM", find: "k-shortest", limit: 3, sign: ["friendly"], directed: true },
    ...{ through: ["TUR"], plain: true, quotes: 1 },
  });
});

test("the end of a path is called from its end: the last step first", () => {
  expect(kinship([step(1), step(-1)])).toBe("an enemy of a friend");
  expect(kinship([step(-1), step(1), step(1)])).toBe("a friend of a friend of an enemy");
});

test("a sign is explained as arithmetic, and a step without one says why there is none", () => {
  expect(explained([step(-1), step(-1)], 1)).toBe(
    "An enemy of an enemy counts as friendly. That is arithmetic: nobody has said so.",
  );
  expect(explained([step(1), step(0, "is asked by")], 0)).toBe(
    "“is asked by” does not tell on whose side one stands, so that the whole path has no sign.",
  );
  expect(explained([step(-1)], -1)).toBe("One step, and it is hostile.");
});

test("where nothing is found, what narrowed the search is offered to be taken back, and nothing else", () => {
  const searched: Schemas["Searched"] = {
    ...{ find: "shortest", hops: 2, types: [], signs: [], since: null, until: null, plain: true, directed: false },
    ...{ rollUp: false },
    ...{ through: [], around: [], publishedSince: null, publishedUntil: null, asOf: null, knownBy: null, outlets: [] },
    ...{ speaker: null, topic: null, place: null, weapon: null, byKinds: [], ofKinds: [], minConfidence: null },
    ...{ minClaims: 1, minOutlets: 0, minOrigins: 0, minSpeakers: 0 },
    ...{ weight: "none", past: ["Alliance"], actors: 9, relations: 9, reached: 1, found: 0, complete: true },
  };
  const help = helpAfter(new URLSearchParams("from=A&to=B&hops=2&plain=true&since=2020"), searched);
  expect(help.map((one) => one.change)).toEqual([
    { alliances: "true" },
    { rollUp: "true" },
    { hops: "8" },
    { plain: null },
    { since: null },
  ]);
});
