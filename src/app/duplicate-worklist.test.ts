import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Kind, makeSampleMerges } from "../../test/sample-merges.ts";
import { makeSampleWorkspace } from "../../test/sample-workspace.ts";
import { crmRoutes, duplicateTasks, mergeRoutes } from "../crm/index.ts";
import { liveChannel } from "../platform/database/run-unit.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import type { TaskContext } from "../platform/jobs/worker.ts";
import { customerLinks } from "./customer-links.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let sample: ReturnType<typeof makeSampleMerges>;
const log = { error: (details: { err?: Error }) => console.error(details.err) } as unknown as TaskContext["log"];
const tasks = new Map(duplicateTasks({ links: customerLinks }).map((task) => [task.name, task]));

beforeAll(async () => {
  database = await testDatabase();
  sample = makeSampleMerges(database, [...crmRoutes, ...mergeRoutes({ links: customerLinks })]);
});
beforeEach(() => sample.open());
afterAll(() => database.drop());

const run = (name: string) =>
  tasks.get(name)?.run({ workspaceId: sample.ours().workspaceId }, { database, log }) ??
  Promise.reject(new Error(name));

/** Looks for duplicates to the end, as the worker would, and merges by the rules that are on. */
async function search() {
  await sample.call("POST /customer-duplicates/search", {});
  await run("crm.search-duplicates");
  await run("crm.merge-by-rules");
}

interface Pair {
  one: { id: string; name: string };
  other: { id: string; name: string };
  reasons: string[];
  confidence: number;
}
const list = async (kind: Kind, by = sample.director()) =>
  (await sample.call(`GET /customer-duplicates/pairs?kind=${kind}`, undefined, by)).body.items as Pair[];
const told = async (kind: Kind, by = sample.director()) =>
  (await list(kind, by)).map(
    ({ one, other, reasons, confidence }) => `${one.name} = ${other.name}: ${reasons.join("+")} ${confidence}`,
  );
const company = (fields: object) => sample.addCompany(fields);
const contact = (fields: object) => sample.addContact(fields);

test("a search finds all pairs at once, the surest first: 1 − 0.05 × 0.4 = 0.98 for one ИНН and one name", async () => {
  expect((await sample.call("GET /customer-duplicates/search")).body).toMatchObject({
    state: "never",
    finishedAt: null,
  });
  await company({ name: "Альфа Станки", inn: "7707083893" });
  await company({ name: "ООО «Станки Альфа»", inn: "7707083893" });
  await company({ name: "Берёзовый Дом", phone: "8 912 345-67-89" });
  await company({ name: "Кедровая Роща", phone: "+7 (912) 345 67 89" });
  await company({ name: "Вятские Мануфактуры Плюс" });
  await company({ name: "Вятские Мануфактуры Плюсы" });
  await contact({ name: "Лев Саввич", email: "lev@x-steel.example" });
  await contact({ name: "Лёв Саввич", email: "Lev+shop@x-steel.example" });
  await search();
  expect(await told("company")).toEqual([
    "Альфа Станки = ООО «Станки Альфа»: inn+name 0.98",
    "Берёзовый Дом = Кедровая Роща: phone 0.8",
    expect.stringMatching(/^Вятские Мануфактуры Плюс = Вятские Мануфактуры Плюсы: name 0\.5/),
  ]);
  expect(await told("contact")).toEqual(["Лев Саввич = Лёв Саввич: email+name 0.96"]);
  const state = (await sample.call("GET /customer-duplicates/search")).body;
  expect(state).toMatchObject({ state: "done", done: 1, pairs: { company: 3, contact: 1 } });
});

test("pages follow one another without a gap or a repetition", async () => {
  for (const number of [1, 2, 3, 4, 5]) {
    await company({ name: `Первое ${number}`, email: `one-${number}@mail.ru` });
    await company({ name: `Другое ${number}`, email: `ONE-${number}@mail.ru` });
  }
  await search();
  const seen: string[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await sample.call(`GET /customer-duplicates/pairs?kind=company&limit=2${cursor}`);
    seen.push(...body.items.map(({ one }: Pair) => one.name));
    if (body.next === null) break;
    cursor = `&cursor=${body.next}`;
  }
  expect(seen.sort()).toEqual([1, 2, 3, 4, 5].map((number) => `Первое ${number}`));
});

test("what is told apart, merged or deleted waits no more, also after the next search", async () => {
  const ids = await Promise.all(
    ["Один", "Два", "Три"].map((name) => company({ name: `${name} завод`, phone: "8 912 345-67-89" })),
  );
  await search();
  expect(await list("company")).toHaveLength(3);
  const [first, ...rest] = await list("company");
  const decision = { kind: "company", one: first?.one.id, other: first?.other.id };
  await sample.call("POST /customer-duplicates/decisions", { ...decision, isApart: true });
  expect(await list("company")).toEqual(rest);
  await search();
  expect(await list("company")).toHaveLength(2);
  await sample.call(`DELETE /companies/${ids[0]}`);
  expect((await list("company")).every(({ one, other }) => ![one.id, other.id].includes(ids[0] ?? ""))).toBe(true);
});

test("a sign that 51 share says nothing; of 12 each is compared with the oldest alone: 11 pairs", async () => {
  const add = (count: number, phone: string) =>
    sample.ask(
      `insert into contacts (workspace_id, id, name, phone, phone_normalized, created_at, updated_at)
       select $1, new_row_id(), 'Ч' || md5(n || $2), $2, $2, now(), now() from generate_series(1, $3::int) n`,
      [sample.ours().workspaceId, phone, count],
    );
  await add(51, "+79120000051");
  await add(12, "+79120000012");
  await search();
  expect(await list("contact")).toHaveLength(11);
});

test("a dealer sees pairs only of customers whom the dealer knows both, another workspace none", async () => {
  const boris = sample.ours().actor(sample.ours().boris, "dealer", [sample.ours().boris]);
  const mine = { ownerId: sample.ours().boris };
  await company({ name: "Моя первая", phone: "8 912 345-67-89", ...mine });
  await company({ name: "Моя вторая", phone: "8 912 345-67-89", ...mine });
  await company({ name: "Чужая", phone: "8 912 345-67-89" });
  const theirs = await makeSampleWorkspace(database.owner, `worklist-theirs`);
  await sample.ask("update companies set phone = $2, phone_normalized = $2 where workspace_id = $1", [
    theirs.workspaceId,
    "+79123456789",
  ]);
  await search();
  expect(await list("company")).toHaveLength(3);
  const [pair] = await list("company", boris);
  expect([pair?.one.name, pair?.other.name]).toEqual(["Моя первая", "Моя вторая"]);
  const body = (await sample.call("GET /customer-duplicates/search", undefined, boris)).body;
  expect(body.pairs).toEqual({ company: 1, contact: 0 });
  expect(await list("company", theirs.actor(theirs.anna, "owner", "all"))).toEqual([]);
});

test("a search that was killed is taken up again; one that always dies fails in the end and can be asked for anew", async () => {
  await sample.call("POST /customer-duplicates/search", {});
  const where = [sample.ours().workspaceId];
  await sample.ask("update duplicate_searches set state = 'running', attempt = 1 where workspace_id = $1", where);
  await run("crm.search-duplicates");
  expect((await sample.call("GET /customer-duplicates/search")).body.state).toBe("done");
  await sample.ask("update duplicate_searches set state = 'running', attempt = 4 where workspace_id = $1", where);
  const quiet = { ...log, error: () => undefined };
  const heard: string[] = [];
  const listener = await database.owner.connect();
  listener.on("notification", ({ payload }) => heard.push(payload ?? ""));
  await listener.query(`listen ${liveChannel}`);
  await tasks.get("crm.search-duplicates")?.run({ workspaceId: where[0] }, { database, log: quiet as never });
  expect((await sample.call("GET /customer-duplicates/search")).body.state).toBe("failed");
  await listener.query("select");
  expect(heard).toHaveLength(1);
  expect(JSON.parse(heard[0] ?? "")).toMatchObject({ workspaceId: where[0], name: "duplicates.searched" });
  listener.release(true);
  expect((await sample.call("POST /customer-duplicates/search", {})).body.state).toBe("waiting");
});

const rules = async () => (await sample.call("GET /customer-duplicates/rules")).body.items;
const setRules = (...on: string[]) => sample.call("PUT /customer-duplicates/rules", { rules: on });
const merges = async () => (await sample.call("GET /customer-merges")).body.items;

test("by rule nothing is merged until it is switched on; what it would do is counted before", async () => {
  const oldest = await company({ name: "Альфа", inn: "7707083893", kpp: "770701001" });
  const second = await company({ name: "Альфа Плюс", inn: "7707083893", kpp: "770701001", city: "Тверь" });
  const third = await company({ name: "Альфа Три", inn: "7707083893", kpp: "770701001" });
  const branch = await company({ name: "Альфа, филиал", inn: "7707083893", kpp: "997950001" });
  await contact({ name: "Лев Саввич", phone: "8 912 345-67-89" });
  await contact({ name: "Саввич Лев", phone: "+79123456789", companyId: branch });
  await search();
  expect(await merges()).toEqual([]);
  expect(await rules()).toEqual([
    { rule: "inn", isOn: false, wouldMerge: 2 },
    { rule: "phone_name", isOn: false, wouldMerge: 1 },
  ]);
  expect((await setRules("inn")).body.items[0]).toEqual({ rule: "inn", isOn: true, wouldMerge: 2 });
  await run("crm.merge-by-rules");
  const done = await merges();
  expect(
    done
      .map(({ survivor, merged, rule }: { survivor: { id: string }; merged: { id: string }; rule: string }) => [
        survivor.id,
        merged.id,
        rule,
      ])
      .sort(),
  ).toEqual(
    [
      [oldest, second, "inn"],
      [oldest, third, "inn"],
    ].sort(),
  );
  expect((await sample.call(`GET /companies/${second}`)).body.company).toMatchObject({ id: oldest, city: "Тверь" });
  expect((await sample.call(`GET /companies/${branch}`)).body.company.id).toBe(branch);
  expect((await rules()).map(({ wouldMerge }: { wouldMerge: number }) => wouldMerge)).toEqual([0, 1]);
});

test("what a person has separated again, a rule leaves alone; what is told apart it never touches", async () => {
  const [one, other] = [
    await contact({ name: "Лев Саввич", phone: "8 912 345-67-89" }),
    await contact({ name: "Лев Саввич", phone: "8 912 345-67-89" }),
  ];
  const [first, second] = [
    await contact({ name: "Анна Керн", phone: "8 912 345-00-00" }),
    await contact({ name: "Анна Керн", phone: "8 912 345-00-00" }),
  ];
  const apart = { kind: "contact", one: first, other: second, isApart: true };
  await sample.call("POST /customer-duplicates/decisions", apart);
  await setRules("phone_name");
  await run("crm.merge-by-rules");
  const [merge] = await merges();
  expect(merge).toMatchObject({ survivor: { id: one }, merged: { id: other }, rule: "phone_name", mergedBy: null });
  await sample.call(`POST /customer-merges/${merge.id}/undoings`, {});
  await search();
  expect((await merges()).filter(({ undoneAt }: { undoneAt: string | null }) => undoneAt === null)).toEqual([]);
  expect((await sample.call(`GET /contacts/${other}`)).body.id).toBe(other);
});

test("people of two companies with one phone and one name are left to a person", async () => {
  const [north, south] = [await company({ name: "Север" }), await company({ name: "Юг" })];
  await contact({ name: "Лев Саввич", phone: "8 912 345-67-89", companyId: north });
  await contact({ name: "Лев Саввич", phone: "8 912 345-67-89", companyId: south });
  expect((await rules())[1]).toEqual({ rule: "phone_name", isOn: false, wouldMerge: 0 });
  await search();
  expect(await told("contact")).toEqual(["Лев Саввич = Лев Саввич: name+phone 0.92"]);
});

test("people of two companies with one name alone are namesakes and not listed; colleagues are", async () => {
  const [north, south] = [await company({ name: "Север" }), await company({ name: "Юг" })];
  await contact({ name: "Лев Саввич", phone: "8 912 000-00-01", companyId: north });
  await contact({ name: "Лев Саввич", phone: "8 912 000-00-02", companyId: south });
  await search();
  expect(await told("contact")).toEqual([]);
  await contact({ name: "Саввич Лев", email: "lev@x-steel.example", companyId: south });
  await search();
  expect(await told("contact")).toEqual(["Лев Саввич = Саввич Лев: name 0.6"]);
});

test("by phone and name a firm and its owner as a trader are two, branches too; one without ИНН may be either's", async () => {
  const shared = (phone: string, ...records: object[]) =>
    Promise.all(records.map((fields) => company({ name: "Ромашка Юг", phone, ...fields })));
  await shared("8 912 000-00-01", { inn: "7707083893" }, { name: "ИП Ромашка Юг", inn: "500100732259" });
  await shared("8 912 000-00-02", { kpp: "770701001" }, { kpp: "997950001" });
  await shared("8 912 000-00-03", {}, { inn: "7707083893" }, { inn: "500100732259" });
  expect((await rules())[1]).toEqual({ rule: "phone_name", isOn: false, wouldMerge: 0 });
  await shared("8 912 000-00-04", { inn: "7707083893", kpp: "770701001" }, { inn: "7707083893" }, {});
  expect((await rules())[1]).toEqual({ rule: "phone_name", isOn: false, wouldMerge: 2 });
});

test("a pair that is told apart or another while the rule is at work is left alone, and one that fails stops no other", async () => {
  const pairs: [string, string][] = [];
  for (const phone of ["8 912 000-00-01", "8 912 000-00-02", "8 912 000-00-03", "8 912 000-00-04", "8 912 000-00-05"])
    pairs.push([await contact({ name: "Лев Саввич", phone }), await contact({ name: "Лев Саввич", phone })]);
  const [first, apart, renamed, failing, last] = pairs.map(([, merged]) => merged);
  await setRules("phone_name");
  await sample.ask(
    `create function meddle() returns trigger language plpgsql as $$ begin
       if new.merged_id = '${failing}' then raise exception 'poison'; end if;
       if new.merged_id = '${first}' then
         insert into customer_non_duplicates (workspace_id, one_id, other_id, noted_at)
           values (new.workspace_id, '${pairs[1]?.[0]}', '${apart}', now());
         update contacts set name = 'Анна Керн' where workspace_id = new.workspace_id and id = '${renamed}';
       end if;
       return new; end $$`,
    [],
  );
  await sample.ask("create trigger meddle after insert on customer_merges for each row execute function meddle()", []);
  const errors: string[] = [];
  const quiet = { error: (_details: object, message: string) => errors.push(message) } as unknown as TaskContext["log"];
  const { workspaceId } = sample.ours();
  await tasks.get("crm.merge-by-rules")?.run({ workspaceId }, { database, log: quiet });
  await sample.ask("drop trigger meddle on customer_merges", []);
  expect(errors).toEqual(["A merge by rule failed"]);
  expect((await merges()).map(({ merged }: { merged: { id: string } }) => merged.id).sort()).toEqual(
    [first, last].sort(),
  );
});

test("who switched a rule on is in the log", async () => {
  await setRules("inn", "phone_name");
  await setRules();
  const rows = await sample.ask<{ changes: object }>(
    "select changes from audit_entries where workspace_id = $1 and action = 'workspace.merge_rules_changed' order by id",
    [sample.ours().workspaceId],
  );
  expect(rows.map(({ changes }) => changes)).toEqual([
    { rules: [[], ["inn", "phone_name"]] },
    { rules: [["inn", "phone_name"], []] },
  ]);
});
