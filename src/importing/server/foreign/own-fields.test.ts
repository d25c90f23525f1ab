import { afterAll, beforeAll, expect, test } from "vitest";
import { runUnit } from "../../../platform/database/run-unit.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import type { ForeignField } from "../../drivers/own-fields.ts";
import { type EmptyWorkspace, emptyWorkspace } from "../test-import.ts";
import { openOwnFields } from "./own-fields.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: EmptyWorkspace;
beforeAll(async () => {
  database = await testDatabase();
  ours = await emptyWorkspace(database, "own");
});
afterAll(() => database.drop());

const field = (name: string, kind: ForeignField["kind"], options: readonly string[] = []): ForeignField => ({
  entity: "deal",
  id: name,
  name,
  kind,
  options,
});

/** What is kept of rows whose own values are these; values by the names of their fields, options by theirs. */
async function kept(fields: readonly ForeignField[], own: object) {
  return runUnit(database, ours.actor, async (unit) => {
    const rows = await openOwnFields(unit, fields);
    let row: object = {};
    for await (const one of rows("deals", [{ own }])) row = one;
    const { custom = {} } = row as { custom?: Record<string, unknown> };
    const known = (
      await unit.client.query("select id, name, options from custom_fields where workspace_id = $1", [ours.workspaceId])
    ).rows;
    const told = known.flatMap(({ id, name, options }) => {
      const value = custom[id];
      const option = options.find((one: { id: unknown }) => one.id === value);
      return value === undefined ? [] : [[name, option?.name ?? value]];
    });
    return { values: Object.fromEntries(told), leftOut: Object.fromEntries(rows.leftOut) };
  });
}

test("a list that is here already gets the options that it lacks, and keeps its own", async () => {
  expect(await kept([field("Цвет", "choice", ["Белый"])], { Цвет: "Белый" })).toEqual({
    values: { Цвет: "Белый" },
    leftOut: {},
  });
  const later = [field("цвет", "choice", ["белый", "Синий"])];
  expect(await kept(later, { цвет: "Синий" })).toEqual({ values: { Цвет: "Синий" }, leftOut: {} });
  const [list] = await ours.rows<{ options: { name: string }[] }>(
    "select options from custom_fields where workspace_id = $1",
  );
  expect(list?.options.map(({ name }) => name)).toEqual(["Белый", "Синий"]);
});

test("a value that does not fit the field of that name here is left out and counted; a list goes into a text as words", async () => {
  await kept([field("Площадь", "number"), field("Теги", "text")], {});
  const fields = [field("Площадь", "text"), field("Теги", "choices", ["а", "б"])];
  expect(await kept(fields, { Площадь: "большая", Теги: ["а", "б"] })).toEqual({
    values: { Теги: "а, б" },
    leftOut: { own_values: 1 },
  });
});
