import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import { runningPostmaster } from "../../src/platform/postgres/postmaster.ts";
import { clientOf } from "../product/client.ts";
import { environmentOf, runMain, startProduct, temporaryInstallation } from "../product/start-product.ts";

const installation = temporaryInstallation();
const folder = dirname(installation.dataDirectory);
let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await database?.drop();
  await installation.remove();
});

interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function voronka(args: readonly string[], input = ""): Promise<Said> {
  const options = { dataDirectory: installation.dataDirectory, databaseUrl: database.url };
  const running = runMain(args, environmentOf(options), input);
  const { code } = await running.ended;
  return { code, out: running.out(), err: running.err() };
}

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const oneLine = /^voronka: [^\n]+\n$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n$/;
const quiet = (said: Said) => expect(said).toMatchObject({ code: 0, err: "" });

describe("from nothing to a report, without a server", () => {
  test("a workspace is created, once", async () => {
    const args = ["workspace", "create", "north", "--name", "Север", "--currency", "RUB", "--locale", "ru"];
    expect(await voronka([...args, "--time-zone", "Europe/Moscow"])).toEqual({ code: 0, out: "north\n", err: "" });
    const again = await voronka(args);
    expect([again.code, again.out]).toEqual([1, ""]);
    expect(again.err).toMatch(oneLine);
  });

  test("a person is created with a password from the standard input", async () => {
    const args = ["user", "create", "anna@north.example", "--name", "Анна", "--role", "owner", "--password-stdin"];
    const made = await voronka(args, "correct horse battery\n");
    quiet(made);
    expect(made.out).toMatch(uuid);
    expect((await voronka(args, "correct horse battery\n")).code).toBe(1);
  });

  test("a person created without a password is invited by a whole address", async () => {
    const made = await voronka(["user", "create", "boris@north.example", "--name", "Борис", "--role", "salesperson"]);
    quiet(made);
    expect(made.out).toMatch(/^http:\/\/localhost:\d+\/invitation#\S+\n$/);
  });

  test("a key stands alone on the standard output, and opens the API", async () => {
    const made = await voronka(["api-key", "create", "--user", "anna@north.example", "--name", "Обмен"]);
    quiet(made);
    expect(made.out).toMatch(/^vk_\S+\n$/);
    const options = { dataDirectory: installation.dataDirectory, databaseUrl: database.url };
    const product = await startProduct(options);
    const client = clientOf(product.url, { authorization: `Bearer ${made.out.trim()}` });
    const me = await client.call("GET /deals");
    await product.stop();
    expect(me.status).toBe(200);
  });

  test("a pipeline comes from a template or from a file, and is linted", async () => {
    quiet(await voronka(["pipeline", "create", "--template", "classic-b2b", "--name", "Прямые"]));
    const path = file(
      "pipeline.json",
      JSON.stringify({ name: "Свои", stages: [{ name: "Переговоры" }, { name: "Оплачено" }] }),
    );
    quiet(await voronka(["pipeline", "create", "--file", path]));
    const linted = await voronka(["pipeline", "lint", "Свои", "--json"]);
    quiet(linted);
    const { findings } = JSON.parse(linted.out);
    expect(findings[0]).toMatchObject({ stage: "Переговоры", rule: "process_name" });
    expect(Object.keys(findings[0])).toEqual(["stage", "rule", "message", "suggestion"]);
    expect(JSON.parse((await voronka(["pipeline", "lint", "Прямые", "--json"])).out)).toEqual({ findings: [] });
  });

  test("a history is imported, again without change, and refused rows do not stop the rest", async () => {
    const rows = [
      "Сделка;Этап;Время;Сумма",
      "1;Обратился;2026-01-10 10:00;1000.00",
      "1;Оплачено;2026-02-10 10:00;1000.00",
      "2;Обратился;2026-01-11 10:00;2000.00",
      "3;Обратился;31.02.2026 10:00;2000.00",
    ];
    const map = file(
      "map.json",
      JSON.stringify({
        deal: "Сделка",
        stage: { column: "Этап", values: { Оплачено: { outcome: "won" } } },
        time: "Время",
        amount: "Сумма",
      }),
    );
    const args = [
      "import",
      "stage-history",
      file("history.csv", rows.join("\n")),
      "--pipeline",
      "История",
      "--map",
      map,
      "--json",
    ];
    const tried = await voronka([...args, "--dry-run"]);
    expect(JSON.parse(tried.out)).toMatchObject({ read: 4, created: 3 });
    const first = await voronka(args);
    quiet(first);
    const told = JSON.parse(first.out);
    expect(told).toMatchObject({ read: 4, created: 3, updated: 0, skipped: 0 });
    expect(told.refused.map(({ line }: { line: number }) => line)).toEqual([5]);
    expect(told.refused[0].message).toMatch(/[а-яё]/);
    const second = JSON.parse((await voronka(args)).out);
    expect(second).toMatchObject({ read: 4, created: 0, updated: 0, skipped: 3 });
  });

  test("several files are told apart; one that cannot be read is named with what went before it", async () => {
    const good = file("first.csv", "id;name\n1;Ромашка\n2;Лютик\n");
    const bad = file("second.csv", "id;name;inn\n3;Пион;123\n");
    const told = JSON.parse((await voronka(["import", "companies", good, bad, "--json"])).out);
    expect(told).toMatchObject({ read: 3, created: 2, importId: null, refused: [{ file: "second.csv", line: 2 }] });
    expect(told.files).toMatchObject([
      { file: "first.csv", read: 2, created: 2 },
      { file: "second.csv", read: 1, created: 0 },
    ]);
    const broken = await voronka(["import", "companies", good, file("third.csv", ""), "--json"]);
    expect([broken.code, broken.out]).toEqual([1, ""]);
    expect(broken.err).toMatch(/^voronka: third\.csv: .+ 1 (?:of|из) 2\.\n$/);

    const [{ importId }] = told.files;
    const undone = await voronka(["import", "undo", importId, "--json"]);
    quiet(undone);
    expect(JSON.parse(undone.out)).toEqual({ importId, removed: 2, restored: 0, kept: [] });
    expect(await voronka(["import", "undo", importId])).toMatchObject({ code: 1, out: "" });
    expect(await voronka(["import", "undo", "7"])).toMatchObject({ code: 2, out: "" });
  });

  test("Ctrl-C stops an import, also one that waits for another, and nothing of it remains", async () => {
    const other = await database.owner.connect();
    const lock = "hashtextextended('imports of ' || (select id from workspaces where slug = 'north'), 0)";
    await other.query(`select pg_advisory_lock(${lock})`);
    const options = { dataDirectory: installation.dataDirectory, databaseUrl: database.url };
    const path = file("stopped.csv", "id;name\n91;Астра\n");
    const running = runMain(["import", "companies", path], environmentOf(options));
    const waiting = async () =>
      (
        await database.owner.query(
          "select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
        )
      ).rows.length;
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
    running.child.kill("SIGINT");
    expect(await running.ended).toEqual({ code: 1, signal: null });
    expect([running.out(), running.err()]).toEqual(["", expect.stringMatching(oneLine)]);
    await other.query(`select pg_advisory_unlock(${lock})`);
    other.release();
    expect((await database.owner.query("select from companies where external_id = '91'")).rows).toEqual([]);
  });

  test("the report counts what was imported", async () => {
    const args = ["report", "funnel", "--pipeline", "История", "--from", "2026-01-01", "--to", "2026-04-01", "--json"];
    const said = await voronka(args);
    quiet(said);
    const report = JSON.parse(said.out);
    expect(report).toMatchObject({
      view: "cohort",
      from: "2026-01-01",
      to: "2026-04-01",
      total: 2,
      won: 1,
      lost: 0,
      open: 1,
    });
    expect(report.stages.map(({ reached }: { reached: number }) => reached)).toEqual([2, 1]);
    const csv = await voronka([...args.slice(0, -1), "--csv"]);
    quiet(csv);
    expect(csv.out.split("\n").length).toBeGreaterThan(2);
  });
});

describe("what cannot be done is told in one line on the standard error", () => {
  const refused: readonly (readonly [string, number, readonly string[]])[] = [
    ["an unknown command", 2, ["deal", "destroy"]],
    ["an option that is missing", 2, ["user", "create", "boris@north.example"]],
    ["a role that does not exist", 2, ["user", "create", "boris@north.example", "--name", "Б", "--role", "king"]],
    ["a workspace that does not exist", 1, ["pipeline", "lint", "Прямые", "--workspace", "south"]],
    ["a pipeline that does not exist", 1, ["pipeline", "lint", "Нет такой"]],
    ["a template that does not exist", 1, ["pipeline", "create", "--template", "none"]],
    ["a pipeline file that is not there", 1, ["pipeline", "create", "--file", "/nowhere.json"]],
    ["a person who does not exist", 1, ["api-key", "create", "--user", "nobody@north.example", "--name", "К"]],
    ["an import of a kind that does not exist", 2, ["import", "rockets", "/nowhere.csv"]],
    ["an import of a file that is not there", 2, ["import", "deals", "/nowhere.csv"]],
    ["a report that does not exist", 2, ["report", "weather"]],
    ["a date that does not exist", 2, ["report", "funnel", "--from", "2026-02-31"]],
  ];
  test.for(refused)("%s", async ([, code, args]) => {
    const said = await voronka(args);
    expect([said.code, said.out]).toEqual([code, ""]);
    expect(said.err).toMatch(oneLine);
  });

  test("a filter that cannot be read is named by its option", async () => {
    const said = await voronka(["report", "funnel", "--as-of", "yesterday"]);
    expect([said.code, said.out]).toEqual([2, ""]);
    expect(said.err).toMatch(/^voronka: --as-of cannot be read/);
  });

  test("a password that is too short, and nothing of the person remains", async () => {
    const args = ["user", "create", "short@north.example", "--name", "К", "--role", "analyst", "--password-stdin"];
    expect(await voronka(args, "123")).toMatchObject({ code: 1, out: "" });
    const { rows } = await database.owner.query("select from users where email = 'short@north.example'");
    expect(rows).toEqual([]);
  });

  test("a table that is empty or no table", async () => {
    for (const text of ["", "\u0000\u0001\u0002", "чужое;другое\n1;2\n"]) {
      const said = await voronka(["import", "deals", file("odd.csv", text), "--json"]);
      expect([0, 1], JSON.stringify(said)).toContain(said.code);
      if (said.code === 1) expect(said.err).toMatch(oneLine);
    }
  });
});

test("by bin/voronka from another folder, with a database of its own that does not stay running", async () => {
  const other = temporaryInstallation();
  const bin = resolve(import.meta.dirname, "..", "..", "bin", "voronka");
  const said = spawnSync(bin, ["workspace", "create", "alone", "--json"], {
    cwd: "/",
    env: environmentOf({ dataDirectory: other.dataDirectory }),
    encoding: "utf8",
  });
  expect([said.status, said.stderr]).toEqual([0, ""]);
  expect(JSON.parse(said.stdout)).toMatchObject({ slug: "alone" });
  expect(runningPostmaster(join(other.dataDirectory, "postgres"))).toBeUndefined();
  expect(readFileSync(join(other.dataDirectory, "postgres", "PG_VERSION"), "utf8")).toMatch(/\d/);
  await other.remove();
}, 60_000);
