import { expect, test } from "vitest";
import { graphml } from "./graphml";
import { tiesOf } from "./lines";
import { actor, row } from "./made";

const EVIL = { id: "x", name: `<script>"&\u0007'`, kind: "Person" };
const TEXT = graphml(
  [actor("TUR"), EVIL].map((one) => ({ actor: one, hidden: 3, hub: false })),
  tiesOf([
    row("TUR", "ARMS", EVIL, {
      sign: 1,
      plain: false,
      claims: 7,
      denials: 2,
      speakers: [{ id: null, name: "officials", claims: 1, outlets: [] }],
    }),
  ]),
);

test("a file holds all actors and relations with their counts, whatever they are called", () => {
  const found = new DOMParser().parseFromString(TEXT, "text/xml");
  expect(found.querySelector("parsererror")).toBeNull();
  expect([...found.querySelectorAll("node")].map((node) => node.getAttribute("id"))).toEqual(["TUR", "x"]);
  expect(found.querySelector("node[id=x] data[key=n_name]")?.textContent).toBe(`<script>"&'`);
  const data = [...found.querySelectorAll("edge data")].map((one) => [one.getAttribute("key"), one.textContent]);
  expect(Object.fromEntries(data)).toMatchObject({
    e_id: "TUR.ARMS.x",
    e_relation: "ARMS",
    e_sign: "1",
    e_plain: "false",
    e_claims: "7",
    e_denials: "2",
    e_speakers: "officials",
  });
});

test("every value has a key that says what it is", () => {
  const found = new DOMParser().parseFromString(TEXT, "text/xml");
  const keys = new Set([...found.querySelectorAll("key")].map((key) => key.getAttribute("id")));
  for (const data of found.querySelectorAll("data")) expect(keys).toContain(data.getAttribute("key"));
});
