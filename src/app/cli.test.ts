import { expect, test } from "vitest";
import { readCall } from "./cli.ts";

test("the name of a command may be two words, and --workspace and --json stand anywhere", () => {
  const called = readCall([
    "--json",
    "user",
    "create",
    "a@b.example",
    "--workspace=north",
    "--name",
    "Anna",
    "--role",
    "owner",
  ]);
  expect(called.command.name).toBe("user create");
  expect(called).toMatchObject({ workspace: "north", json: true });
  expect(called.input.positionals).toEqual(["a@b.example"]);
  expect({ ...called.input.values }).toEqual({ name: "Anna", role: "owner" });
});

test("what nobody knows is a wrong call, told in one line", () => {
  expect(() => readCall(["user", "destroy"])).toThrow(/There is no command "user destroy"/);
  expect(() => readCall(["user", "create"])).toThrow(/Usage: bin\/voronka user create EMAIL/);
  expect(() => readCall(["stop", "--hard"])).toThrow(/Unknown option '--hard'/);
  expect(() => readCall(["stop", "--workspace"])).toThrow(/--workspace needs/);
});
