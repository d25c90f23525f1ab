import { afterAll, beforeAll, expect, test } from "vitest";
import { isRefusal } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { createTranslator } from "../../platform/translate.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { dealOf, type EmptyWorkspace, emptyWorkspace, visitsOf } from "./test-import.ts";
import { startUndo, undoTask } from "./undo-tasks.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let counter = 0;
const workspace = () => emptyWorkspace(database, `undo-${++counter}`);
const translator = createTranslator({ importing: { ru, en } });
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Undoes the newest import that is done, as the worker would. */
async function undoLast(ours: EmptyWorkspace) {
  const [last] = await ours.rows<{ id: string }>(
    "select id from imports where workspace_id = $1 and state = 'done' order by id desc limit 1",
  );
  const importId = last?.id ?? "00000000-0000-7000-8000-000000000000";
  const asked = await runUnit(database, ours.actor, (unit) => startUndo(unit, importId, translator));
  if (isRefusal(asked)) return asked;
  await undoTask.run({ workspaceId: ours.workspaceId, importId }, { database } as never);
  const [counts] = await ours.rows(
    "select state, rows_removed as removed, rows_restored as restored, rows_kept as kept from imports where workspace_id = $1 and id = $2",
    [importId],
  );
  const kept = await ours.rows(
    "select entity, name, reason from import_kept where workspace_id = $1 and import_id = $2 order by number",
    [importId],
  );
  return { ...counts, told: kept };
}

const everything = async (ours: EmptyWorkspace) => {
  const tables = ["companies", "contacts", "deals", "visits", "activities", "deal_contacts"];
  const counts = await Promise.all(
    tables.map(async (table) => (await ours.rows(`select from ${table} where workspace_id = $1`)).length),
  );
  return Object.fromEntries(tables.map((table, at) => [table, counts[at]]));
};
const nothing = { companies: 0, contacts: 0, deals: 0, visits: 0, activities: 0, deal_contacts: 0 };

const history = `deal,stage,time,company
d1,Заявка,2026-03-02 10:00,Ромашка
d1,Договор,2026-03-05 10:00,
d2,Заявка,2026-03-03 10:00,Лютик`;

test("a history goes with its deals, visits and the companies that it named; the same file then makes them anew", async () => {
  const ours = await workspace();
  expect(await ours.run("stage-history", history, { pipeline: "Продажи" })).toMatchObject({ created: 3 });
  expect(await everything(ours)).toEqual({ ...nothing, companies: 2, deals: 2, visits: 3 });
  expect(await undoLast(ours)).toEqual({ state: "undone", removed: 4, restored: 0, kept: 0, told: [] });
  expect(await everything(ours)).toEqual(nothing);
  expect(await ours.run("stage-history", history, { pipeline: "Продажи" })).toMatchObject({ created: 3, skipped: 0 });
  expect(
    await ours.rows("select changes from audit_entries where workspace_id = $1 and action = 'import.undone'"),
  ).toEqual([{ changes: { kind: "stage-history", fileName: "table.csv", removed: 4, restored: 0, kept: 0 } }]);
});

test("deals go with the contacts that the file put on them, and what was imported before them stays", async () => {
  const ours = await workspace();
  await ours.run("stage-history", history, { pipeline: "Продажи" });
  const before = await everything(ours);
  await ours.run("deals", "id,название,компания,контакт\nd9,Станок,Ромашка,Иван Петров\nd1,Пресс,Ромашка,Анна Ли");
  expect(await everything(ours)).toEqual({ ...before, deals: 3, visits: 4, contacts: 2, deal_contacts: 2 });
  expect(await undoLast(ours)).toMatchObject({ removed: 3, restored: 1, kept: 0 });
  expect(await everything(ours)).toEqual(before);
  expect(await ours.rows("select title from deals where workspace_id = $1 order by external_id")).toEqual([
    { title: "d1" },
    { title: "d2" },
  ]);
});

test("changed rows get their values back, but not those that somebody has changed since: they are told by name", async () => {
  const ours = await workspace();
  await ours.run("companies", "id,name,city\n1,Ромашка,Казань\n2,Лютик,Пермь\n3,Василёк,Тула");
  await ours.run("companies", "id,name,city\n1,Ромашка,Уфа\n2,Лютик,Уфа\n4,Астра,Уфа\n5,Мак,Уфа");
  await ours.rows(
    "update companies set city = 'Омск', version = version + 1 where workspace_id = $1 and external_id in ('2', '5')",
  );
  expect(await undoLast(ours)).toEqual({
    state: "undone",
    removed: 1,
    restored: 1,
    kept: 2,
    told: [
      { entity: "companies", name: "Лютик", reason: "changed" },
      { entity: "companies", name: "Мак", reason: "changed" },
    ],
  });
  expect(
    await ours.rows("select external_id as id, city, version from companies where workspace_id = $1 order by 1"),
  ).toEqual([
    { id: "1", city: "Казань", version: 3 },
    { id: "2", city: "Омск", version: 3 },
    { id: "3", city: "Тула", version: 1 },
    { id: "5", city: "Омск", version: 2 },
  ]);
});

test("a deal with a person's note on it stays, and so does its company", async () => {
  const ours = await workspace();
  await ours.run("stage-history", history, { pipeline: "Продажи" });
  await ours.rows(
    `insert into activities (workspace_id, id, deal_id, kind, subject, owner_id, created_at, updated_at, done_at)
     select $1, gen_random_uuid(), id, 'note', 'Позвонить', owner_id, now(), now(), now() from deals where workspace_id = $1 and external_id = 'd1'`,
  );
  expect(await undoLast(ours)).toEqual({
    state: "undone",
    removed: 2,
    restored: 0,
    kept: 2,
    told: [
      { entity: "companies", name: "Ромашка", reason: "in_use" },
      { entity: "deals", name: "d1", reason: "in_use" },
    ],
  });
  expect(await visitsOf(ours, "d1")).toHaveLength(2);
});

test("a deal that the file moved through the gate stands where it stood, with the visits it had", async () => {
  const ours = await workspace();
  await ours.run("stage-history", history, { pipeline: "Продажи" });
  const [before, visits] = [await dealOf(ours, "d2"), await visitsOf(ours, "d2")];
  await ours.run("stage-history", "deal,stage,time\nd2,Договор,2026-03-09 10:00", { pipeline: "Продажи" });
  expect(await dealOf(ours, "d2")).toMatchObject({ stage: "Договор" });
  expect(await undoLast(ours)).toMatchObject({ removed: 0, restored: 1, kept: 0 });
  expect(await visitsOf(ours, "d2")).toEqual(visits);
  expect(await dealOf(ours, "d2")).toEqual({ ...before, version: 3 });
});

test("of two imports the later is undone first, then the earlier", async () => {
  const ours = await workspace();
  await ours.run("companies", "id,name,city\n1,Ромашка,Казань\n2,Лютик,Пермь");
  await ours.run("companies", "id,name,city\n1,Ромашка,Уфа");
  expect(await undoLast(ours)).toMatchObject({ removed: 0, restored: 1 });
  expect(await undoLast(ours)).toMatchObject({ removed: 2, kept: 0 });
  expect(await undoLast(ours)).toMatchObject({ refused: "import_unknown" });
});

test("a dry run and an import of an older release cannot be undone, nor one twice", async () => {
  const ours = await workspace();
  await ours.run("companies", "id,name\n1,Ромашка");
  await ours.rows("update imports set recorded_at = null where workspace_id = $1");
  expect(await undoLast(ours)).toMatchObject({ refused: "import_without_memory" });
});

test("the earlier of two imports leaves what the later has changed, and says so", async () => {
  const ours = await workspace();
  await ours.run("companies", "id,name,city\n1,Ромашка,Казань\n2,Лютик,Пермь");
  await ours.rows("update imports set id = 'ffffffff-ffff-7fff-bfff-ffffffffffff' where workspace_id = $1");
  await ours.rows("update companies set import_id = 'ffffffff-ffff-7fff-bfff-ffffffffffff' where workspace_id = $1");
  await ours.run("companies", "id,name,city\n1,Ромашка,Уфа");
  expect(await undoLast(ours)).toMatchObject({
    removed: 1,
    kept: 1,
    told: [{ entity: "companies", name: "Ромашка", reason: "imported_again" }],
  });
});

test("an undo that hears of its turn in the same instant as an import waits outside the lane, and is done when its turn comes", async () => {
  const ours = await workspace();
  await ours.run("companies", "id,name\n1,Ромашка");
  const [{ id: importId } = { id: "" }] = await ours.rows<{ id: string }>(
    "select id from imports where workspace_id = $1",
  );
  await runUnit(database, ours.actor, (unit) => startUndo(unit, importId, translator));
  const holder = await database.owner.connect();
  let writes = 0;
  const racing = {
    ...database,
    write: (async (workspaceId, work) => {
      const done = await database.write(workspaceId, work);
      // The first is the question whether it is its turn.
      if (++writes === 1) {
        await holder.query(
          `begin; select pg_advisory_xact_lock(hashtextextended('imports of ${ours.workspaceId}', 0))`,
        );
      }
      return done;
    }) as typeof database.write,
  };
  const undo = (on: typeof database) =>
    undoTask.run({ workspaceId: ours.workspaceId, importId }, { database: on } as never);
  const read = () => ours.rows("select state, undo_attempt as attempt from imports where workspace_id = $1");
  await undo(racing);
  expect(await read()).toEqual([{ state: "undoing", attempt: 0 }]);
  await holder.query("commit");
  holder.release();
  await undo(database);
  expect(await read()).toMatchObject([{ state: "undone" }]);
});

test("an undo that cannot be done is given up at once, one that died four times is not begun again: the import stands, and says so", async () => {
  const ours = await workspace();
  await ours.run("companies", "id,name\n1,Ромашка");
  await database.owner.query(`create function immortal() returns trigger language plpgsql as $$
    begin raise exception 'immortal'; end $$`);
  await database.owner.query(
    "create trigger immortal before delete on companies for each row execute function immortal()",
  );
  await expect(undoLast(ours).finally(() => database.owner.query("drop function immortal cascade"))).rejects.toThrow(
    "immortal",
  );
  const read = () =>
    ours.rows<{ id: string }>("select id, state, failure ->> 'code' as code from imports where workspace_id = $1");
  const [failed] = await read();
  expect(failed).toMatchObject({ state: "done", code: "import_undo_failed" });
  // Who asked for it hears of it elsewhere in the product too.
  expect(
    await ours.rows(
      "select user_id, kind, params ->> 'how' as how, params ->> 'file' as file from notifications where workspace_id = $1",
    ),
  ).toEqual([{ user_id: ours.owner, kind: "import_finished", how: "undo_failed", file: "table.csv" }]);
  await ours.rows("update imports set state = 'undoing', undo_attempt = 4 where workspace_id = $1");
  await undoTask.run({ workspaceId: ours.workspaceId, importId: failed?.id }, { database } as never);
  expect(await read()).toEqual([failed]);
  expect(await undoLast(ours)).toMatchObject({ state: "undone", removed: 1 });
});
