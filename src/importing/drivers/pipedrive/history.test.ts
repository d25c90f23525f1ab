import { expect, test } from "vitest";
import type { Foreign } from "../driver.ts";
import { pipedrive } from "./pipedrive.ts";

const change = (field_key: string, time: string, old_value: string, new_value: string) => ({
  deal_id: 1,
  field_key,
  old_value,
  new_value,
  time: `2026-03-${time}:00:00`,
});

async function historyOf(deal: Foreign, changes: readonly Foreign[]) {
  const records: Readonly<Record<string, readonly Foreign[]>> = {
    pipelines: [
      { id: 1, name: "Sales" },
      { id: 2, name: "Service" },
    ],
    stages: [
      { id: 11, name: "Lead", order_nr: 1, pipeline_id: 1 },
      { id: 12, name: "Offer", order_nr: 2, pipeline_id: 1 },
      { id: 21, name: "Request", order_nr: 1, pipeline_id: 2 },
    ],
    deals: [{ id: 1, add_time: "2026-03-01T00:00:00Z", ...deal }],
    changes,
  };
  const list = async function* (resource: string) {
    yield* records[resource] ?? [];
  };
  const book = await pipedrive.read({ list }, { currency: "EUR", timeZone: "UTC", locale: "en" });
  const rows = [...book.history.values()].flat();
  const told = rows.map(({ entered, time }) => [
    new Date(time).toISOString().slice(5, 13),
    "stage" in entered ? entered.stage : entered.outcome,
  ]);
  return { told, leftOut: Object.fromEntries(book.leftOut) };
}

test("a deal that was lost, opened again and won went on in the stage where it was lost", async () => {
  const { told } = await historyOf({ stage_id: 12, status: "won", won_time: "2026-03-09T00:00:00Z" }, [
    change("status", "07 00", "lost", "open"),
    change("status", "05 00", "open", "lost"),
    change("stage_id", "03 00", "11", "12"),
    change("status", "09 00", "open", "won"),
  ]);
  expect(told).toEqual([
    ["03-01T00", "Lead"],
    ["03-03T00", "Offer"],
    ["03-05T00", "lost"],
    ["03-07T00", "Offer"],
    ["03-09T00", "won"],
  ]);
});

test("what the changes no longer tell of the present, the deal itself does", async () => {
  const { told } = await historyOf({ stage_id: 12, status: "lost", lost_time: "2026-03-08T00:00:00Z" }, [
    change("stage_id", "03 00", "11", "12"),
  ]);
  expect(told.at(-1)).toEqual(["03-08T00", "lost"]);
});

test("a deal that went through two pipelines keeps no history, which is told", async () => {
  const changes = [change("stage_id", "03 00", "11", "21")];
  const { told, leftOut } = await historyOf({ stage_id: 21, status: "open" }, changes);
  expect(told).toEqual([]);
  expect(leftOut).toEqual({ history_without_stage: 1 });
});
