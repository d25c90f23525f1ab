import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeSampleMerges } from "../../test/sample-merges.ts";
import { makeSampleWorkspace } from "../../test/sample-workspace.ts";
import { crmRoutes, mergeRoutes, nameCompanies, recordCompanies } from "../crm/index.ts";
import { personalDataRoutes } from "../personal-data/index.ts";
import { runUnit } from "../platform/database/run-unit.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { newId } from "../platform/new-id.ts";
import { customerLinks } from "./customer-links.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let sample: ReturnType<typeof makeSampleMerges>;

beforeAll(async () => {
  database = await testDatabase();
  sample = makeSampleMerges(database, [...crmRoutes, ...personalDataRoutes, ...mergeRoutes({ links: customerLinks })]);
});
beforeEach(() => sample.open());
afterAll(() => database.drop());

test("everything in the schema that refers to a company or a contact has a mover", async () => {
  const keys = await sample.ask<{ link: string; of: string }>(
    `select k.conrelid::regclass::text || '.' || a.attname as link, case k.confrelid when 'companies'::regclass then 'company' else 'contact' end as of
     from pg_constraint k cross join lateral unnest(k.conkey, k.confkey) as c(own, other)
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.own
       join pg_attribute o on o.attrelid = k.confrelid and o.attnum = c.other and o.attname = 'id'
     where k.contype = 'f' and k.confrelid in ('companies'::regclass, 'contacts'::regclass)`,
    [],
  );
  const moved = customerLinks.map(({ of, table, column }) => `${of}: ${table}.${column}`).sort();
  expect(moved).toEqual(keys.map(({ of, link }) => `${of}: ${link}`).sort());
});

test("two companies with one ИНН become one: 2 deals, 1 person and 1 note move, the phone is filled, the old id answers", async () => {
  const daisy = await sample.addCompany({ name: "Ромашка", inn: "7707083893", city: "Тверь" });
  const double = await sample.addCompany({ name: "ООО Ромашка", inn: "7707083893", phone: "8 912 345-67-89" });
  const deals = [await sample.ours().addDeal(sample.ours().anna), await sample.ours().addDeal(sample.ours().boris)];
  await sample.ask("update deals set company_id = $2 where id = any ($1)", [deals, double]);
  const person = await sample.addContact({ name: "Вера", companyId: double });
  await sample.addActivity({ company: double });

  const preview = await sample.call(`GET /customer-merges/preview?kind=company&survivor=${daisy}&merged=${double}`);
  expect(preview.body.moved).toEqual([
    { what: "activities", count: 1 },
    { what: "contacts", count: 1 },
    { what: "deals", count: 2 },
  ]);
  const merged = await sample.merge("company", daisy, double, ["phone"]);
  expect(merged).toMatchObject({ status: 201, body: { survivor: { id: daisy }, merged: { id: double }, rule: null } });

  const card = (await sample.call(`GET /companies/${double}`)).body;
  expect(card).toMatchObject({
    mergedFrom: double,
    company: { id: daisy, name: "Ромашка", city: "Тверь", phone: "8 912 345-67-89", phoneNormalized: "+79123456789" },
    totals: { deals: 2, contacts: 1 },
  });
  expect((await sample.call(`GET /companies/${daisy}`)).body.mergedFrom).toBeNull();
  expect((await sample.call(`GET /contacts/${person}`)).body.company).toEqual({ id: daisy, name: "Ромашка" });
  const audit = await sample.ask<{ action: string; changes: { moved: unknown } }>(
    "select action, changes from audit_entries where entity_id = $1 order by id desc limit 1",
    [daisy],
  );
  expect(audit[0]).toMatchObject({ action: "company.merged", changes: { merged: [null, "ООО Ромашка"] } });
  expect((await sample.call(`POST /companies/${double}/restorations`, {})).body.code).toBe("customer_merged");

  const undone = await sample.call(`POST /customer-merges/${merged.body.id}/undoings`, {});
  expect(undone.body).toMatchObject({ keptFields: [], keptRows: [] });
  expect((await sample.call(`GET /companies/${double}`)).body).toMatchObject({
    mergedFrom: null,
    company: { id: double, phone: "8 912 345-67-89" },
    totals: { deals: 2, contacts: 1 },
  });
  expect((await sample.call(`GET /companies/${daisy}`)).body.company.phone).toBeNull();
  expect((await sample.call(`POST /customer-merges/${merged.body.id}/undoings`, {})).body.code).toBe("merge_undone");
});

test("before a merge own fields are told as people read them: sums by their currency, people by name, yes and no", async () => {
  const fields = { sum: newId(), keeper: newId(), vip: newId(), since: newId() };
  const kinds = [
    [fields.sum, "sum", "Лимит", "money"],
    [fields.keeper, "keeper", "Куратор", "person"],
    [fields.vip, "vip", "Особый", "yes_no"],
    [fields.since, "since", "Клиент с", "date"],
  ];
  for (const [place, [id, key, name, kind]] of kinds.entries())
    await sample.ask(
      `insert into custom_fields (workspace_id, id, entity, key, name, kind, position, created_at)
       values ($1, $2, 'company', $3, $4, $5, $6, now())`,
      [sample.ours().workspaceId, id, key, name, kind, place],
    );
  const [one, two] = [await sample.addCompany({ name: "Юг" }), await sample.addCompany({ name: "Юг" })];
  const own = (yen: number, keeper: string, vip: boolean, since: string) => ({
    [fields.sum]: { minor: yen, currency: "JPY" },
    [fields.keeper]: keeper,
    [fields.vip]: vip,
    [fields.since]: since,
  });
  const { anna, boris } = sample.ours();
  const write = "update companies set custom = $2 where id = $1";
  await sample.ask(write, [one, own(150_000, anna, true, "2026-03-09")]);
  await sample.ask(write, [two, own(90_000, boris, false, "2025-12-01")]);
  const preview = await sample.call(`GET /customer-merges/preview?kind=company&survivor=${one}&merged=${two}`);
  const told = preview.body.fields.map(({ label, survivor, merged }: Record<string, string>) => [
    label,
    survivor,
    merged,
  ]);
  expect(told.sort()).toEqual([
    ["Клиент с", "March 9, 2026", "December 1, 2025"],
    ["Куратор", "Anna", "Boris"],
    ["Лимит", "¥150,000", "¥90,000"],
    ["Особый", "Yes", "No"],
  ]);
});

test("by itself a merge fills what the survivor lacks and takes what the newer record says", async () => {
  const older = await sample.addCompany({ name: "Сокол", city: "Казань" });
  const newer = await sample.addCompany({ name: "Сокол Плюс", city: "Уфа", industry: "Мебель" });
  await sample.ask("update companies set updated_at = now() - interval '1 day' where id = $1", [older]);
  await sample.merge("company", older, newer);
  const { company } = (await sample.call(`GET /companies/${older}`)).body;
  expect(company).toMatchObject({ name: "Сокол Плюс", city: "Уфа", industry: "Мебель" });
});

test("a merge by an old version is refused, so is one of a merged record, and of two at once one is", async () => {
  const [one, two] = [await sample.addCompany({ name: "Один" }), await sample.addCompany({ name: "Два" })];
  await sample.call(`PATCH /companies/${two}`, { version: 1, city: "Уфа" });
  const pair = (survivor: string, merged: string) =>
    sample.call("POST /customer-merges", {
      kind: "company",
      survivor: { id: survivor, version: 1 },
      merged: { id: merged, version: 2 },
    });
  const stale = { kind: "company", survivor: { id: one, version: 1 }, merged: { id: two, version: 1 } };
  expect((await sample.call("POST /customer-merges", stale)).body.code).toBe("version_conflict");
  const answers = await Promise.all([pair(one, two), pair(one, two)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect((await sample.merge("company", two, one)).body.code).toBe("customer_merged");
  expect((await sample.merge("company", one, one)).body.code).toBe("merge_with_itself");
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  expect((await sample.merge("company", one, theirs.companyId)).body.code).toBe("company_unknown");
});

test("a person who was in a deal twice is there once with both parts, and twice again after the undo", async () => {
  const dealId = await sample.ours().addDeal(sample.ours().anna);
  const [vera, veronica] = [await sample.addContact({ name: "Вера" }), await sample.addContact({ name: "Вероника" })];
  await sample.putInDeal(dealId, vera);
  await sample.putInDeal(dealId, veronica, "decides", true);
  const { body } = await sample.merge("contact", vera, veronica);
  const parts = () =>
    sample.ask("select contact_id, role, is_main from deal_contacts where deal_id = $1 order by is_main", [dealId]);
  expect(await parts()).toEqual([{ contact_id: vera, role: "decides", is_main: true }]);
  await sample.call(`POST /customer-merges/${body.id}/undoings`, {});
  expect(await parts()).toEqual([
    { contact_id: vera, role: null, is_main: false },
    { contact_id: veronica, role: "decides", is_main: true },
  ]);
});

test("what was changed after the merge stays at the undo and is told: a phone, and a deal given to a third company", async () => {
  const [one, two, third] = [
    await sample.addCompany({ name: "Один" }),
    await sample.addCompany({ name: "Два", phone: "+7 912 345-67-89", city: "Уфа" }),
    await sample.addCompany({ name: "Три" }),
  ];
  const [stays, returns] = [
    await sample.ours().addDeal(sample.ours().anna),
    await sample.ours().addDeal(sample.ours().anna),
  ];
  await sample.ask("update deals set company_id = $2 where id = any ($1)", [[stays, returns], two]);
  const { body } = await sample.merge("company", one, two, ["phone", "city"]);
  await sample.call(`PATCH /companies/${one}`, { version: 2, phone: "+7 999 111-22-33" });
  await sample.ask("update deals set company_id = $2 where id = $1", [stays, third]);
  const since = await sample.ours().addDeal(sample.ours().anna);
  await sample.ask("update deals set company_id = $2 where id = $1", [since, one]);
  const undone = await sample.call(`POST /customer-merges/${body.id}/undoings`, {});
  expect(undone.body).toMatchObject({ keptFields: ["phone"], keptRows: [{ what: "deals", count: 1 }] });
  const where = await sample.ask<{ id: string; company_id: string }>(
    "select id, company_id from deals where id = any ($1)",
    [[stays, returns, since]],
  );
  expect(Object.fromEntries(where.map((row) => [row.id, row.company_id]))).toEqual({
    [stays]: third,
    [returns]: two,
    [since]: one,
  });
  const { company } = (await sample.call(`GET /companies/${one}`)).body;
  expect(company).toMatchObject({ phone: "+7 999 111-22-33", phoneNormalized: "+79991112233", city: null });
});

test("of a chain the later merge is undone first, and the first record answers as the last until then", async () => {
  const [a, b, c] = [
    await sample.addCompany({ name: "А" }),
    await sample.addCompany({ name: "Б" }),
    await sample.addCompany({ name: "В" }),
  ];
  const first = (await sample.merge("company", b, c, [])).body.id;
  const second = (await sample.merge("company", a, b, [])).body.id;
  expect((await sample.call(`GET /companies/${c}`)).body.company.id).toBe(a);
  expect((await sample.call(`POST /customer-merges/${first}/undoings`, {})).body.code).toBe("merge_has_later");
  await sample.call(`POST /customer-merges/${second}/undoings`, {});
  expect((await sample.call(`GET /companies/${c}`)).body.company.id).toBe(b);
  await sample.call(`POST /customer-merges/${first}/undoings`, {});
  expect((await sample.call(`GET /companies/${c}`)).body.company.id).toBe(c);
  expect((await sample.call(`GET /customer-merges?customer=${b}`)).body.items).toHaveLength(2);
});

test("a file with the old external id and the old name of a merged company finds the survivor", async () => {
  const [one, two] = [
    await sample.addCompany({ name: "Один", externalId: "c1" }),
    await sample.addCompany({ name: "Два", externalId: "c2" }),
  ];
  await sample.merge("company", one, two, []);
  await runUnit(
    database,
    sample.director(),
    (unit) => recordCompanies(unit, [{ line: 2, externalId: "c2", name: null, city: "Уфа" }], null),
    {
      takesCopy: true,
    },
  );
  expect((await sample.call(`GET /companies/${one}`)).body.company).toMatchObject({ externalId: "c1", city: "Уфа" });
  const named = await runUnit(
    database,
    sample.director(),
    async (unit) => {
      expect(await nameCompanies(unit, "select unnest(array['c2', 'ДВА', 'Один'])", null)).toBe(0);
      return (await unit.client.query<{ id: string }>("select distinct id from named_companies")).rows;
    },
    { takesCopy: true },
  );
  expect(named).toEqual([{ id: one }]);
});

test("where the survivor has no external id it takes the merged one's, and gives it back at the undo", async () => {
  const [one, two] = [
    await sample.addCompany({ name: "Один" }),
    await sample.addCompany({ name: "Два", externalId: "c2" }),
  ];
  const { body } = await sample.merge("company", one, two, []);
  expect((await sample.call(`GET /companies/${one}`)).body.company.externalId).toBe("c2");
  await sample.call(`POST /customer-merges/${body.id}/undoings`, {});
  expect((await sample.call(`GET /companies/${one}`)).body.company.externalId).toBeNull();
  expect((await sample.call(`GET /companies/${two}`)).body.company.externalId).toBe("c2");
});

test("erasing a person erases what was merged into it, and the way back", async () => {
  const [vera, double] = [
    await sample.addContact({ name: "Вера Лунина" }),
    await sample.addContact({ name: "Лунина В.", phone: "+7 912 345-67-89" }),
  ];
  const { body } = await sample.merge("contact", vera, double, []);
  const erased = await sample.call(`POST /contacts/${vera}/erasures`, { name: "Вера Лунина" });
  expect(erased.status).toBe(200);
  const [row] = await sample.ask("select name, phone from contacts where id = $1", [double]);
  expect(row).toMatchObject({ phone: null });
  expect(JSON.stringify(row)).not.toContain("Лунина");
  const told = await sample.ask(
    "select 1 from audit_entries where workspace_id = $1 and changes::text like '%Лунина%'",
    [sample.ours().workspaceId],
  );
  expect(told).toEqual([]);
  expect((await sample.call(`POST /customer-merges/${body.id}/undoings`, {})).body.code).toBe("merge_unknown");
});
