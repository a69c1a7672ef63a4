import { expect, test } from "vitest";
import { eventsIn } from "./stream";

test("whole events are found, comments are none, and what is begun is left", () => {
  const found = eventsIn(': ping\n\nid: 3\nevent: progress\ndata: {"read":4}\n\nid: 4\nevent: rej');
  expect(found.events).toEqual([{ id: "3", kind: "progress", data: '{"read":4}' }]);
  expect(found.rest).toBe("id: 4\nevent: rej");
});

test("data of several lines are one, and lines may end in two characters", () => {
  expect(eventsIn("data: a\r\ndata: b\r\n\r\n").events).toEqual([{ id: "", kind: "message", data: "a\nb" }]);
});
