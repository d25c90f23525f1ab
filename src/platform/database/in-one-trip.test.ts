import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { newId } from "../new-id.ts";
import { inOneTrip } from "./in-one-trip.ts";
import { testDatabase } from "./test-database.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
const ours = newId<"workspace">() as WorkspaceId;

beforeAll(async () => {
  database = await testDatabase();
  await database.owner.query(
    "insert into workspaces (id, slug, name, currency, time_zone, locale, created_at) values ($1, 'ours', 'ours', 'RUB', 'Europe/Moscow', 'ru', now())",
    [ours],
  );
});
afterAll(() => database.drop());

const insertDepartment = (name: string) => ({
  text: "insert into departments (workspace_id, id, name) values ($1, $2, $3)",
  values: [ours, newId(), name],
});
const countText = "select count(*) as count from departments";

for (const takesCopy of [false, true]) {
  const over = takesCopy ? "over a connection for COPY" : "over a pipelined connection";

  test(`what is asked in one trip sees what was written before it (${over})`, async () => {
    const before = (await database.owner.query<{ count: number }>(countText)).rows[0]?.count ?? 0;
    const [, found] = await database.write(
      ours,
      ({ client }) =>
        inOneTrip(
          client,
          () => client.query(insertDepartment(`Sales ${over}`)),
          () => client.query<{ count: number }>(countText),
        ),
      { takesCopy },
    );
    expect(found.rows).toEqual([{ count: before + 1 }]);
  });

  test(`of statements that fail together the cause is told, and nothing is kept (${over})`, async () => {
    const name = `Half done ${over}`;
    const writing = database.write(
      ours,
      async ({ client }) => {
        const lateButFirst = async () => {
          await client.query("select 1");
          await client.query("select 2");
        };
        await inOneTrip(
          client,
          lateButFirst,
          () => client.query(insertDepartment(name)),
          () => client.query("select 1 / 0"),
        );
      },
      { takesCopy },
    );
    await expect(writing).rejects.toThrow(/division by zero/);
    const { rows } = await database.owner.query("select from departments where name = $1", [name]);
    expect(rows).toEqual([]);
  });
}

test("nothing is under way any more when one trip has failed", async () => {
  let isUnderWay = true;
  const writing = database.write(ours, ({ client }) =>
    inOneTrip(
      client,
      () => client.query("select 1 / 0"),
      async () => {
        await client.query("select 1").catch(() => undefined);
        isUnderWay = false;
      },
    ),
  );
  await expect(writing).rejects.toThrow(/division by zero/);
  expect(isUnderWay).toBe(false);
});
