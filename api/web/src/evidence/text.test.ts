import { describe, expect, it } from "vitest";
import { cutter, dayWords, head, isWeb, pieces, tail } from "./text";

describe("a text", () => {
  it("is cut by code points", () => {
    expect(cutter("🚀 Kenya arms Uganda")(2, 7)).toBe("Kenya");
    expect(cutter("Kenya arms Uganda")(6, 10)).toBe("arms");
  });
  it("shows by name what would be hidden or turn others", () => {
    expect(pieces("a\u202eb\u200bc")).toEqual([
      { text: "a" },
      { hidden: "right-to-left override" },
      { text: "b" },
      { hidden: "zero-width space" },
      { text: "c" },
    ]);
    expect(pieces("سلام\u200cها")).toEqual([{ text: "سلام\u200cها" }]);
  });
  it("stands around a sentence as far as its own paragraph goes, cut at words", () => {
    expect(tail("One paragraph.\n\nOf the next. ")).toBe("Of the next. ");
    expect(tail("one two three", 7)).toBe("… three");
    expect(head(" four five six\n\nNext.")).toBe(" four five six");
    expect(head("four five six", 7)).toBe("four …");
  });
  it("is a link where it leads to the web alone", () => {
    expect(isWeb("https://herald.test/a")).toBe(true);
    for (const url of [
      "javascript:alert(1)",
      " https://herald.test",
      "https://a b",
      "data:text/html,x",
      "",
      null,
      "https://",
    ])
      expect(isWeb(url), url ?? "null").toBe(false);
  });
});

it("tells days in words", () => {
  expect([dayWords("2020-10-07"), dayWords("2020-10"), dayWords("2020")]).toEqual(["7 Oct 2020", "Oct 2020", "2020"]);
});
