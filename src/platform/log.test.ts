import { expect, test } from "vitest";
import { openLog } from "./log.ts";

function logged(fields: object, readable = false): string {
  const lines: string[] = [];
  openLog({ level: "info", readable, write: (line) => lines.push(line) }).info(fields, "Asked");
  return lines.join("");
}

test("passwords, keys, cookies and authorization are not written, however deep they lie", () => {
  const line = logged({
    requestId: "r-1",
    headers: { authorization: "Bearer abc", Cookie: "session=abc", accept: "text/html" },
    body: [{ password: "abc", newPassword: "abc", key: "abc", stageKey: "offer" }],
  });
  expect(line).not.toContain("abc");
  expect(JSON.parse(line)).toMatchObject({
    level: 30,
    msg: "Asked",
    requestId: "r-1",
    headers: { authorization: "[secret]", Cookie: "[secret]", accept: "text/html" },
    body: [{ password: "[secret]", newPassword: "[secret]", key: "[secret]", stageKey: "offer" }],
  });
});

test("a person at a terminal reads short lines, an error with its stack", () => {
  expect(logged({ requestId: "r-1", ms: 12 }, true)).toMatch(/^\d\d:\d\d:\d\d info Asked requestId=r-1 ms=12\n$/);
  expect(logged({ err: new Error("No room") }, true)).toMatch(/^\S+ info Asked\nError: No room\n {4}at /);
});

test("a request's lines carry its number", () => {
  const lines: string[] = [];
  openLog({ level: "info", readable: false, write: (line) => lines.push(line) })
    .child({ requestId: "r-7" })
    .warn("Slow");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ requestId: "r-7", msg: "Slow" });
});
