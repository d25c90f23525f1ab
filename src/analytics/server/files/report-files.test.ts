import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addHistories } from "../../../../test/sample-history.ts";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { fileFormats, reportNames } from "../../domain/report-names.ts";
import { analyticsRoutes } from "../routes.ts";
import { readZip } from "./test-zip.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let director: Actor;

const at = (text: string) => Date.parse(`${text}:00+03:00`);

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  server = makeSampleServer(database, analyticsRoutes({ database }));
  director = ours.actor(ours.anna, "director", "all");
  const [monday, nextMonday] = [at("2026-03-02T10:00"), at("2026-03-09T10:00")];
  const meeting = { stage: 0, enteredAt: monday, leftAt: nextMonday };
  await addHistories(database.owner, ours, [
    // won in a week, lost in a week, still on the meeting; 1,500.50 + 300 + 20 roubles
    {
      amountMinor: 1500_50,
      channel: "=1+1",
      visits: [
        { ...meeting, leftAs: "moved" },
        { stage: 2, enteredAt: nextMonday, leftAt: nextMonday, leftAs: "won" },
      ],
    },
    { amountMinor: 300_00, channel: "=1+1", visits: [{ ...meeting, leftAs: "lost" }] },
    { amountMinor: 20_00, channel: "@site", visits: [{ stage: 0, enteredAt: monday }] },
  ]);
});
afterAll(() => database.drop());

const ofMarch = "from=2026-03-01&to=2026-04-01";
const cellsOf = (sheet = "") =>
  [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*)>(?:<v>(.*?)<\/v>|<is><t [^>]*>(.*?)<\/t><\/is>)<\/c>/gs)].map(
      ([, column, , number, text]) => `${column}=${text ?? number}`,
    ),
  );

test("the workbook has the counted rows as numbers: 3 deals, 1 won, 1,820.50 roubles, a week from the Monday", async () => {
  const { body } = await server.call(director, `GET /reports/funnel.xlsx?${ofMarch}`);
  const parts = await readZip(body as Buffer);
  const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
  const [head, meeting, , won] = cellsOf(sheet);
  expect(head?.slice(0, 3)).toEqual(["A=Stage", "B=Reached", "C=Visited"]);
  // settled: 1 of 3 − 1 open; the amounts in roubles and kopecks
  expect(meeting).toEqual(
    expect.arrayContaining(["A=Meeting", "B=3", "C=3", "E=1", "F=0.5", "I=1", "J=1", "L=1820.5"]),
  );
  expect(won).toEqual(expect.arrayContaining(["A=Won", "B=1", "L=1500.5"]));
  expect(sheet).toContain('state="frozen"');
  const styles = parts.get("xl/styles.xml") ?? "";
  expect(styles).toContain('formatCode="0.0%"');
  expect(styles).toContain('formatCode="&quot;RUB&quot;#,##0.00"');

  const flow = await readZip((await server.call(director, `GET /reports/flow.xlsx?${ofMarch}`)).body as Buffer);
  // 2 March 2026 is day 46,083 of spreadsheets; the week before it has two rows; three came in
  expect(cellsOf(flow.get("xl/worksheets/sheet1.xml"))[3]?.slice(0, 4)).toEqual(["A=46083", "B=Meeting", "C=0", "D=3"]);
});

test("a channel called =1+1 is a text, and stays one when the cell is edited", async () => {
  const { body } = await server.call(director, `GET /reports/funnel.xlsx?${ofMarch}&by=channel`);
  const sheet = (await readZip(body as Buffer)).get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).toContain('<c r="A2" s="2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
  expect(sheet).not.toContain("<f>");
});

test("the second sheet says what was asked, by whom it was made and what the columns mean", async () => {
  const asked = `${ofMarch}&owner=${ours.anna}&channel=`;
  const { body } = await server.call(director, `GET /reports/funnel.xlsx?${asked}`);
  const told = cellsOf((await readZip(body as Buffer)).get("xl/worksheets/sheet2.xml"));
  expect(told[0]).toEqual(["A=What it says", "B=No deals in this period"]);
  expect(told.slice(1, 6)).toEqual([
    ["A=Pipeline", "B=Sales"],
    ["A=Created", "B=March 1\u00a0–\u00a031, 2026"],
    ["A=What is counted", "B=Cohort"],
    ["A=Responsible", "B=Anna"],
    ["A=Channel", "B=not given"],
  ]);
  expect(told.some(([label, value]) => label === "A=Made by" && value?.includes("Europe/Moscow"))).toBe(true);
  expect(told.some(([label]) => label === "A=Settled conversion")).toBe(true);
});

test("every report comes as every file", async () => {
  for (const name of reportNames) {
    for (const format of fileFormats) {
      const stage = name === "stage-outcomes" ? "&stage=Meeting" : "";
      const { status, body } = await server.call(director, `GET /reports/${name}.${format}?${ofMarch}${stage}`);
      // A report without a chart has no picture.
      const isPictureless = format === "png" && body.code === "report_chart_empty";
      expect([name, format, isPictureless ? 200 : status]).toEqual([name, format, 200]);
      if (!isPictureless) expect((body as Buffer).length).toBeGreaterThan(50);
    }
  }
});

test("the PDF says the message, the filters, the counted rows, who made it and when, and numbers its pages", async () => {
  const russian = { ...director, workspace: { ...director.workspace, locale: "ru" as const } };
  const { body } = await server.call(russian, `GET /reports/funnel.pdf?${ofMarch}`);
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(body as Buffer)));
  const page = (text[0] ?? "").replaceAll(/\s+/g, " ");
  expect(totalPages).toBeGreaterThan(0);
  expect(page).toContain("Данных пока мало: нужно хотя бы 30 сделок с известным исходом");
  expect(page).toContain("Созданы: 1–31 марта 2026 г.");
  // 3 came, all visited it, one of 3 − 1 open went on: 50 %; 1,820.50 roubles are told without kopecks
  expect(page).toContain("Meeting 3 3 — 100,0 % 50,0 %");
  expect(page).toContain("1 821 ₽");
  expect(page).toMatch(/Отчёт сделал: Anna, .* \(Europe\/Moscow\)/);
  expect(page).toContain(`Страница 1 из ${totalPages}`);
});

test("a name that looks like markup of the paper is told as it is", async () => {
  const { body } = await server.call(
    director,
    `GET /reports/funnel.pdf?${ofMarch}&channel=${encodeURIComponent("#panic()$*_")}`,
  );
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(body as Buffer)));
  expect(text[0]).toContain("#panic()$*_");
});

test("the picture is the chart under its message, twice as large as on the screen", async () => {
  const { body } = await server.call(director, `GET /reports/funnel.png?${ofMarch}`);
  expect((body as Buffer).subarray(1, 4).toString("latin1")).toBe("PNG");
  // the width in the header: 1,000 and 32 on either side, doubled
  expect((body as Buffer).readUInt32BE(16)).toBe(2128);
  const empty = await server.call(director, "GET /reports/loss-reasons.png?from=2020-01-01&to=2020-02-01");
  expect([empty.status, empty.body.code]).toEqual([404, "report_chart_empty"]);
});
