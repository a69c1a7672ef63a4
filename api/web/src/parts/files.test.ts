import { expect, test } from "vitest";
import { csv, flat, guarded } from "./files";

const row = {
  id: "TUR.SUPPORTS.QAT",
  subject: { id: "TUR", name: "Turkey" },
  object: null,
  sign: -1,
  plain: true,
  speakers: [
    { id: null, name: "officials", claims: 2 },
    { id: "QAT", name: "Qatar" },
  ],
  statuses: [{ status: "delivered", claims: 1 }],
  best: ["c1", "c2"],
};

test("a row is flat, with the names of the service's own CSV", () => {
  expect(flat(row)).toEqual({
    id: "TUR.SUPPORTS.QAT",
    "subject.id": "TUR",
    "subject.name": "Turkey",
    object: "",
    sign: -1,
    plain: true,
    speakers: "officials; Qatar",
    statuses: '{"status":"delivered","claims":1}',
    best: "c1; c2",
  });
});

test("text that a spreadsheet would run is held back, a negative number is not", () => {
  expect(guarded('=HYPERLINK("http://x.example","Turkey")')).toBe('\'=HYPERLINK("http://x.example","Turkey")');
  for (const begin of ["+", "-", "@", "\t", "\r"]) expect(guarded(`${begin}1`)).toBe(`'${begin}1`);
  expect(guarded(-1)).toBe(-1);
  expect(guarded("Turkey = Türkiye")).toBe("Turkey = Türkiye");
});

test("CSV quotes what would break it, and begins with the mark by which Excel knows UTF-8", () => {
  const text = csv([
    { name: 'the "Wolves", a group', claims: 2 },
    { name: "=1+1\nnext", claims: -1 },
  ]);
  expect(text).toBe('\uFEFFname,claims\r\n"the ""Wolves"", a group",2\r\n"\'=1+1\nnext",-1\r\n');
});
