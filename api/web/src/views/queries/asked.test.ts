import { expect, test } from "vitest";
import { changed } from "../../state/address";
import { askedOf, changeTo, parametersOf, placeOf, valueOf } from "./asked";

test("the address holds the query and its values, and forgets those before", () => {
  const asked = { language: "sparql", query: "ASK { ?a ?b ?c }", values: {} } as const;
  const before = new URLSearchParams("q=RETURN%20%24a&p.a=1&open=claim~c1");
  expect(askedOf(before)).toEqual({ language: "cypher", query: "RETURN $a", values: { a: "1" } });
  expect(askedOf(changed(before, changeTo(asked, before)))).toEqual(asked);
});

test("values are what they read like", () => {
  expect(["3", '["a"]', "Turkey", '"3"'].map(valueOf)).toEqual([3, ["a"], "Turkey", "3"]);
});

test("parameters are found once, and so is the place of a refusal", () => {
  expect(parametersOf("MATCH (a {id: $id}) WHERE a.n > $least AND a.id <> $id RETURN a")).toEqual(["id", "least"]);
  expect(placeOf("line 2, column 10: CREATE is not allowed")).toEqual({ line: 2, column: 10 });
  expect(placeOf("too much")).toBeNull();
});
