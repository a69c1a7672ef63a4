import { expect, test } from "vitest";
import { HOLDS } from "../graph/made";
import { pictureOf, relationOf, stateOf, type Transfer } from "./flows";

function transfer(from: string, to: string, weapon: string | null, more: Partial<Transfer> = {}): Transfer {
  const named = (id: string) => ({ id, name: id, kind: "State" });
  return {
    ...{
      id: `${from}.GIVES.${to}${weapon ? `.${weapon}` : ""}`,
      subject: named(from),
      relation: "GIVES",
      object: named(to),
    },
    ...{
      sign: 1,
      plain: true,
      said: true,
      disputed: false,
      first: null,
      last: null,
      weapon,
      statuses: [],
      amounts: [],
    },
    ...{ claims: 1, stated: 1, declared: 0, attributed: 0, alleged: 0, denials: 0, questions: 0, ended: 0, ...HOLDS },
    ...{
      outlets: 1,
      origins: 1,
      speakers: [],
      deniedBy: [],
      weapons: [],
      topics: [],
      best: [],
      denying: [],
      quotes: [],
    },
    ...more,
  };
}

function status(name: string, last: string | null) {
  return { status: name, claims: 1, last };
}

test("what was told last says how far a transfer has come", () => {
  const told = (...statuses: Transfer["statuses"]) => stateOf(transfer("CAN", "TUR", "sensors", { statuses }));
  expect(told(status("delivered", "2019-01-01"), status("suspended", "2020-10-05"))).toBe("stopped");
  expect(told(status("suspended", "2019-01-01"), status("delivered", "2020-10-05"))).toBe("delivered");
  expect(told(status("ordered", "2020-10-05"))).toBe("promised");
  expect(told()).toBe("untold");
});

test("what was delivered and stopped on one day is stopped, and so is what is only known to be over", () => {
  const both = [status("delivered", "2020-10-05"), status("cancelled", "2020-10-05")];
  expect(stateOf(transfer("CAN", "TUR", "sensors", { statuses: both }))).toBe("stopped");
  expect(stateOf(transfer("CAN", "TUR", null, { claims: 0, ended: 1 }))).toBe("stopped");
});

test("a weapon's name is no part of the relation", () => {
  expect(relationOf(transfer("TUR", "UKR", "Bayraktar TB2"))).toBe("TUR.GIVES.UKR");
  expect(relationOf(transfer("TUR", "UKR", null))).toBe("TUR.GIVES.UKR");
});

test("streams go from supplier through weapon to recipient, as wide as there are origins", () => {
  const { nodes, links } = pictureOf([transfer("RUS", "ARM", "missiles", { origins: 3 })], true);
  expect(nodes.map((node) => [node.role, node.label])).toEqual([
    ["supplier", "RUS"],
    ["weapon", "missiles"],
    ["recipient", "ARM"],
  ]);
  expect(links.map((link) => link.value)).toEqual([3, 3]);
});

test("two suppliers of one weapon do not flow together, for nobody could tell whose goes where", () => {
  const { nodes } = pictureOf([transfer("RUS", "ARM", "weapons"), transfer("ISR", "AZE", "weapons")], true);
  expect(nodes.filter((node) => node.role === "weapon")).toHaveLength(2);
});

test("plain, only claimed and stopped streams between two stay apart", () => {
  const rows = [
    transfer("RUS", "AZE", "tanks"),
    transfer("RUS", "AZE", "guns"),
    transfer("RUS", "AZE", "drones", { plain: false }),
    transfer("RUS", "AZE", "jets", { statuses: [status("cancelled", null)] }),
  ];
  const { links } = pictureOf(rows, false);
  expect(links.map((link) => [link.plain, link.state, link.value])).toEqual([
    [true, "untold", 2],
    [false, "untold", 1],
    [true, "stopped", 1],
  ]);
});

test("who supplies and gets stands on both sides, so that arms may go to and fro", () => {
  const { nodes } = pictureOf([transfer("RUS", "IRN", null), transfer("IRN", "RUS", "drones")], false);
  expect(nodes).toHaveLength(4);
});
