import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Entry, fromBuffer, type Options, type ZipFile } from "yauzl";
import { sampleRules as rules } from "../../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { createTranslator } from "../../platform/translate.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { dealsFileRoutes } from "./deals-file.ts";
import { pipelineRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let head: Actor;

beforeAll(async () => {
  database = await testDatabase();
  const translator = createTranslator({ pipeline: { ru, en } });
  server = makeSampleServer(database, [...pipelineRoutes(rules), ...dealsFileRoutes({ database, translator })]);
  ours = await makeSampleWorkspace(database.owner, "ours");
  head = ours.actor(ours.boris, "head", "all");
  const deals = [
    [ours.anna, { title: "=2+3", amountMinor: 1250_50, channel: "@fair", expectedCloseOn: "2026-11-20" }],
    [ours.anna, { title: "Pump, large", amountMinor: 300_00 }],
    [ours.boris, { title: "Fan", companyId: ours.companyId }],
  ] as const;
  for (const [owner, fields] of deals) {
    const body = { pipelineId: ours.pipelineId, ...fields };
    expect((await server.call(ours.actor(owner), "POST /deals", body)).status).toBe(201);
  }
});
afterAll(() => database.drop());

const csv = async (query: string, actor = head) => {
  const { status, body } = await server.call(actor, `GET /deals/file.csv?${query}`);
  expect(status).toBe(200);
  return String(body).replace("\uFEFF", "").trimEnd().split("\r\n");
};

test("the file has the list's deals in its order, the asked columns in theirs, and no text is a formula", async () => {
  expect(await csv("sort=amount&columns=name,channel:120,amount,expectedCloseOn,nonsense")).toEqual([
    "Deal,Company,Channel,Amount,Currency,Closing",
    "'=2+3,,'@fair,1250.5,RUB,2026-11-20",
    '"Pump, large",,,300,RUB,',
    "Fan,ООО «Ромашка»,,,,",
  ]);
});

test("a person's file holds what the person sees and the filters let through", async () => {
  expect(await csv("columns=name,owner", ours.actor(ours.boris))).toEqual([
    "Deal,Company,Responsible",
    "Fan,ООО «Ромашка»,Boris",
  ]);
  expect(await csv("columns=name&amountFrom=100000")).toEqual(["Deal,Company", "'=2+3,"]);
});

test("without columns the file has those of the list, and a wrong filter is refused before it begins", async () => {
  expect((await csv("amountFrom=100000"))[0]).toBe(
    "Deal,Company,Stage,Status,Amount,Currency,At stage since,Next step,Step on,Closing,Responsible,Created",
  );
  const refused = await server.call(head, "GET /deals/file.csv?custom=nothing:any:1");
  expect([refused.status, refused.body.code]).toEqual([422, "custom_filter_invalid"]);
});

test("more deals than one page come whole, each once, also as a workbook", async () => {
  await database.owner.query(
    `insert into deals (workspace_id, id, title, pipeline_id, stage_id, status, amount_minor, currency, owner_id, created_at,
       stage_entered_at, updated_at, visited, last_visit)
     select $1, new_row_id(), 'Many ' || n, $2, $3, 'open', n % 7, 'RUB', $4, now(), now(), now(), 1, 1 from generate_series(1, 1201) n`,
    [ours.workspaceId, ours.pipelineId, ours.stages[0], ours.anna],
  );
  const lines = await csv("sort=amount&order=asc&columns=name");
  expect([lines.length, new Set(lines).size]).toEqual([1 + 1204, 1 + 1204]);
  const { body } = await server.call(head, "GET /deals/file.xlsx?columns=name");
  const sheet = await sheetOf(body);
  expect([sheet.match(/<row /g)?.length, sheet.match(/Many \d+</g)?.length]).toEqual([1 + 1204, 1201]);
});

/** The first sheet, read by another hand than wrote it. */
async function sheetOf(archive: Buffer): Promise<string> {
  const zip = await promisify<Buffer, Options, ZipFile>(fromBuffer)(archive, { lazyEntries: true });
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      if (entry.fileName !== "xl/worksheets/sheet1.xml") return zip.readEntry();
      zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(text(stream))));
    });
    zip.on("error", reject);
    zip.readEntry();
  });
}
