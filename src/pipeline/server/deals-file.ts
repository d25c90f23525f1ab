import { readFileColumns } from "../../custom-fields/index.ts";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { minorDigits } from "../../kernel/money.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Route } from "../../platform/http/route.ts";
import { type FileColumn, type TableFormat, tableRoute } from "../../platform/spreadsheet/table-route.ts";
import type { Cell } from "../../platform/spreadsheet/workbook-chunks.ts";
import type { Translator } from "../../platform/translate.ts";
import { dealsFileCsv, dealsFileXlsx, type ListedDeal } from "../contract.ts";
import { listDeals } from "./list-deals.ts";
import { ownFiltered } from "./own-filtered.ts";
import { readStages } from "./stage.ts";

interface FileOptions {
  readonly database: Database;
  readonly translator: Translator;
}

/** So many deals are read at once. */
const pageSize = 500;

/** The list of deals as a file: its filters, order and columns, and only what the asker sees. */
export function dealsFileRoutes(options: FileOptions): readonly Route[] {
  return [fileRoute(dealsFileCsv, "csv", options), fileRoute(dealsFileXlsx, "xlsx", options)];
}

function fileRoute(endpoint: typeof dealsFileCsv, format: TableFormat, { database, translator }: FileOptions): Route {
  return tableRoute<typeof dealsFileCsv, ListedDeal>(endpoint, format, {
    database,
    permission: "deals.read",
    list: (actor, filters) => {
      const text = (key: string) => translator.text(actor.workspace.locale, "pipeline", `web.${key}`);
      return {
        file: "deals",
        name: text("list.title"),
        columns: (reading) => readColumns(reading, text),
        page: (reading, cursor) => readPage(reading, filters, cursor),
      };
    },
  });
}

type Asked = Omit<QueryOf<typeof dealsFileCsv>, "columns">;

const readPage = (reading: Reading, asked: Asked, cursor: string | undefined) =>
  ownFiltered(listDeals)(reading, { query: { ...asked, limit: pageSize, cursor } });

/** The columns of the screen (`use-deal-columns.tsx`) under the same keys; some are two here, so that each cell is one fact. */
async function readColumns(
  reading: Reading,
  text: (key: string) => string,
): Promise<readonly FileColumn<ListedDeal>[]> {
  const stages = new Map((await readStages(reading, null)).map(({ id, name }) => [String(id), name]));
  const { timeZone } = reading.actor.workspace;
  const column = (
    key: string,
    title: string,
    width: number,
    cell: FileColumn<ListedDeal>["cell"],
  ): FileColumn<ListedDeal> => ({ key, title: text(title), width, cell });
  const dayOf = (at: string | null): Cell => (at === null ? null : { date: dateOf(Date.parse(at), timeZone) });
  const day = (date: string | null): Cell => (date === null ? null : { date });
  const amount = ({ amount: sum }: ListedDeal): Cell =>
    sum && { number: sum.minor / 10 ** minorDigits(sum.currency), format: "#,##0.00" };
  const usual = [
    column("name", "list.deal", 40, (deal) => deal.title),
    column("name", "field.company", 30, (deal) => deal.company?.name ?? null),
    column("stage", "list.stage", 26, (deal) => stages.get(deal.stageId) ?? null),
    column("stage", "list.status", 14, (deal) => text(`statusOne.${deal.status}`)),
    column("amount", "field.amount", 16, amount),
    column("amount", "list.currency", 9, (deal) => deal.amount?.currency ?? null),
    column("stageEnteredAt", "list.since", 14, (deal) => dayOf(deal.stageEnteredAt)),
    column("next", "list.nextStep", 34, (deal) => deal.nextStep?.subject ?? null),
    column("next", "list.stepOn", 14, (deal) => dayOf(deal.nextStep?.plannedAt ?? null)),
    column("expectedCloseOn", "list.close", 14, (deal) => day(deal.expectedCloseOn)),
    column("owner", "field.owner", 24, (deal) => deal.owner.name),
    column("createdAt", "list.created", 14, (deal) => dayOf(deal.createdAt)),
  ];
  const extra = [
    column("title", "field.title", 40, (deal) => deal.title),
    column("contact", "list.contact", 26, (deal) => deal.contact?.name ?? null),
    column("contact", "list.phone", 20, (deal) => deal.contact?.phone ?? null),
    column("contact", "list.email", 26, (deal) => deal.contact?.email ?? null),
    column("channel", "field.channel", 20, (deal) => deal.channel),
    column("source", "field.source", 20, (deal) => deal.source),
    column("product", "field.product", 26, (deal) => deal.product),
    column("closedAt", "list.closed", 14, (deal) => dayOf(deal.closedAt)),
    column("comeBackOn", "list.comeBack", 14, (deal) => day(deal.comeBackOn)),
  ];
  const own = await readFileColumns<ListedDeal>(reading, "deal");
  return [...usual, ...extra.map((one) => ({ ...one, isExtra: true })), ...own];
}
