import { expect, test } from "vitest";
import { allianceGroups, blocGroups, type Listed, offers } from "./groups";
import { actor } from "./made";

const listed = (member: string, alliance: string, start: string | null = null, end: string | null = null): Listed => ({
  member: actor(member),
  alliance: actor(alliance, "Alliance"),
  role: "member",
  start,
  end,
  source: "a list",
});
const LISTED = [
  ...["ARM", "RUS", "BLR"].map((id) => listed(id, "csto")),
  ...["TUR", "USA"].map((id) => listed(id, "nato")),
  ...["ARM", "RUS", "BLR", "TUR", "USA", "AZE"].map((id) => listed(id, "un")),
  listed("AZE", "csto", "1993", "1999"),
  listed("TUR", "cento", "1955", "1979"),
];
const SHOWN = new Set(["ARM", "RUS", "BLR", "TUR", "USA", "AZE"]);

test("alliances are offered that hold some of those shown on the day", () => {
  const told = (day: string) =>
    offers(LISTED, SHOWN, day).map(({ alliance, members }) => [alliance.id, members.length]);
  expect(told("2020-10-05")).toEqual([
    ["un", 6],
    ["csto", 3],
    ["nato", 2],
  ]);
  expect(told("1998-01-01")).toEqual([
    ["un", 6],
    ["csto", 4],
    ["nato", 2],
  ]);
});

test("an actor stands in one box alone, and nobody in one that holds everybody unless it is chosen", () => {
  const offered = offers(LISTED, SHOWN, "2020-10-05");
  expect(allianceGroups(offered, ["auto"]).map(({ id, members }) => [id, members])).toEqual([
    ["csto", ["ARM", "BLR", "RUS"]],
    ["nato", ["TUR", "USA"]],
  ]);
  expect(allianceGroups(offered, ["nato", "un"]).map(({ id, members }) => [id, members.length])).toEqual([["un", 6]]);
  expect(allianceGroups(offered, [])).toEqual([]);
});

test("a bloc is a box where two of it are shown", () => {
  const bloc = (...ids: string[]) => ({
    size: ids.length,
    members: ids.map((id) => actor(id)),
    friendlyInside: 1,
    hostileInside: 0,
    friendlyOutside: 0,
    hostileOutside: 0,
    relationsInside: 1,
    relationsOutside: 0,
    inside: [],
    outside: [],
  });
  expect(blocGroups([bloc("TUR", "AZE", "PAK"), bloc("ARM", "GRC")], SHOWN)).toEqual([
    { id: "bloc 1", name: "Bloc of Tur", members: ["TUR", "AZE"] },
  ]);
});
