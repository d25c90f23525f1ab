import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { type EmptyWorkspace, emptyWorkspace } from "./test-import.ts";
import { workbookOf } from "./xlsx/test-workbook.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: EmptyWorkspace;
const option = { id: newId(), name: "Крупный", color: "neutral", isArchived: false };

beforeAll(async () => {
  database = await testDatabase();
  ours = await emptyWorkspace(database, "ours");
  const fields = [
    ["company", "segment", "Сегмент", "choice", JSON.stringify([option])],
    ["company", "founded", "Основана", "date", "[]"],
    ["company", "seats", "Мест", "number", "[]"],
    ["deal", "approved", "Бюджет утверждён", "yes_no", "[]"],
    ["deal", "reserve", "Резерв", "money", "[]"],
    ["deal", "engineer", "Инженер", "person", "[]"],
    ["activity", "floor", "Этаж", "number", "[]"],
  ];
  for (const [place, [entity, key, name, kind, options]] of fields.entries()) {
    await database.owner.query(
      `insert into custom_fields (workspace_id, id, entity, key, name, kind, position, options, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
      [ours.workspaceId, newId(), entity, key, name, kind, place, options],
    );
  }
});
afterAll(() => database.drop());

/** As the wire tells them, in the order of the external ids. */
const customOf = async (table: "companies" | "deals" | "activities") =>
  (
    await ours.rows<{ values: object }>(
      `select (select coalesce(jsonb_object_agg(f.key, v.value), '{}') from jsonb_each(t.custom) v
         join custom_fields f on f.workspace_id = t.workspace_id and f.id = v.key::uuid) as values
       from ${table} t where workspace_id = $1 order by external_id`,
    )
  ).map((row) => row.values);

test("columns named like own fields fill them, an unsuitable value refuses its row alone, the same file changes nothing", async () => {
  const file = "id;название;сегмент;Основана;мест\n1;Ромашка;крупный;09.03.2001;12,5\n2;Лютик;Средний;;\n3;Пион;;;";
  const first = await ours.run("companies", file);
  expect(first).toMatchObject({ read: 3, created: 2, updated: 0, warnings: [] });
  expect(first.refused).toMatchObject([
    { line: 3, code: "own_value_wrong", params: { column: "сегмент", value: "Средний" } },
  ]);
  expect(await customOf("companies")).toEqual([{ segment: option.id, founded: "2001-03-09", seats: 12.5 }, {}]);
  expect(await ours.run("companies", file)).toMatchObject({ created: 0, updated: 0, skipped: 2 });
});

test("a table that brings one field leaves the others, by a map too", async () => {
  const map = { externalId: "код", "custom.seats": "рабочих мест" };
  const changed = await ours.run("companies", "код;рабочих мест\n1;40", { map });
  expect(changed).toMatchObject({ created: 0, updated: 1, refused: [] });
  expect((await customOf("companies"))[0]).toEqual({ segment: option.id, founded: "2001-03-09", seats: 40 });
});

test("deals are created and changed with their own fields; people are known by name", async () => {
  await ours.run("stage-history", "deal,stage,time\nd0,Заявка,2026-03-02 10:00", { pipeline: "Продажи" });
  const file = "id;название;бюджет утверждён;резерв;инженер\nd1;Насос;да;1 500,50;Ольга\nd2;Пресс;нет;;";
  expect(await ours.run("deals", file)).toMatchObject({ created: 2, refused: [] });
  const reserve = { minor: 150_050, currency: "RUB" };
  expect(await customOf("deals")).toEqual([{}, { approved: true, reserve, engineer: ours.owner }, { approved: false }]);
  expect(await ours.run("deals", "id;бюджет утверждён\nd2;да")).toMatchObject({ created: 0, updated: 1 });
  expect((await customOf("deals"))[2]).toEqual({ approved: true });
});

test("activities have own fields too, and one that a table does not bring stays", async () => {
  const file = "id;вид;тема;этаж\na1;встреча;Показ;7\na2;звонок;Созвон;высоко";
  const first = await ours.run("activities", file);
  expect([first.created, first.refused.map(({ line, code }) => [line, code])]).toEqual([1, [[3, "not_a_number"]]]);
  expect(await customOf("activities")).toEqual([{ floor: 7 }]);
  expect(await ours.run("activities", "id;вид;тема\na1;встреча;Показ цеха")).toMatchObject({ updated: 1 });
  expect(await customOf("activities")).toEqual([{ floor: 7 }]);
});

test("a workbook's numbers fill own fields as they are, whatever the map says of texts; its errors refuse their rows; what the map empties is empty", async () => {
  const cells = (line: number, ...inside: readonly string[]) =>
    `<row r="${line}">${inside.map((cell, at) => `<c r="${"ABC"[at]}${line}" ${cell}</c>`).join("")}</row>`;
  const text = (value: string) => `t="inlineStr"><is><t>${value}</t></is>`;
  const rows = [
    cells(1, text("код"), text("рабочих мест"), text("размер")),
    cells(2, text("w1"), "><v>1234.567</v>", text("крупный")),
    cells(3, text("w2"), text("1.250,5"), text("нет данных")),
    cells(4, text("w3"), 't="e"><v>#N/A</v>', text("")),
    cells(5, text("w4"), "><f>A1*2</f>", text("")),
  ];
  const map = {
    externalId: "код",
    "custom.seats": { column: "рабочих мест", format: "1.250,00" },
    "custom.segment": { column: "размер", values: { "Нет данных": "" } },
  };
  const done = await ours.run("companies", workbookOf([{ name: "Лист", rows: rows.join("") }]), { map });
  expect(done).toMatchObject({ read: 4, created: 2 });
  expect(done.refused).toMatchObject([
    { line: 4, code: "cell_error", params: { field: "custom.seats", value: "#N/A" } },
    { line: 5, code: "formula_without_value", params: { field: "custom.seats" } },
  ]);
  expect((await customOf("companies")).slice(-2)).toEqual([{ segment: option.id, seats: 1234.567 }, { seats: 1250.5 }]);
});
