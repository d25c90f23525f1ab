import { expect, test } from "vitest";
import type { Reading } from "../../platform/database/unit.ts";
import { askOnce } from "./ask-once.ts";

/** A database that answers how often it was asked, in the snapshot that it is told. */
function openCounting() {
  const state = { snapshot: "10:10:", asked: 0, fails: false };
  const query = async (statement: { name?: string }) => {
    if (statement.name === "present_snapshot") return { rows: [{ snapshot: state.snapshot }] };
    state.asked += 1;
    if (state.fails) throw new Error("lost");
    return { rows: [{ asked: state.asked }] };
  };
  return { state, reading: { client: { query } } as unknown as Reading };
}

test("nothing written, nothing asked again; a write, other values or another text ask anew", async () => {
  const { state, reading } = openCounting();
  const ask = (value: string, text = "count") => askOnce(reading, { text, values: ["first", value] });
  expect(await Promise.all([ask("a"), ask("a")])).toEqual([[{ asked: 1 }], [{ asked: 1 }]]);
  expect(await ask("b")).toEqual([{ asked: 2 }]);
  expect(await ask("a", "sum")).toEqual([{ asked: 3 }]);
  expect(await ask("a")).toEqual([{ asked: 1 }]);
  state.snapshot = "10:11:10";
  expect(await ask("a")).toEqual([{ asked: 4 }]);
});

test("a failure is not kept", async () => {
  const { state, reading } = openCounting();
  const ask = () => askOnce(reading, { text: "count", values: ["second"] });
  state.fails = true;
  await expect(ask()).rejects.toThrow("lost");
  state.fails = false;
  expect(await ask()).toEqual([{ asked: 2 }]);
});
