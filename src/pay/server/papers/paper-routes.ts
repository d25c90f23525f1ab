import type { WrittenDocument } from "../../../kernel/document-blocks.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import { runReading } from "../../../platform/database/run-unit.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import { drawDocument } from "../../../platform/drawing/drawing-process.ts";
import { callerOf } from "../../../platform/http/caller-of.ts";
import { open, type Route } from "../../../platform/http/route.ts";
import * as contract from "../../contract.ts";
import { findOrder } from "../orders.ts";
import { readSchemes } from "../read-schemes.ts";
import { answerSlip, findSlip } from "../read-slips.ts";
import { orderPaper } from "./order-paper.ts";
import { slipPaper } from "./slip-paper.ts";

/** Papers are drawn outside of the transaction that read them. */
export function paperRoutes(database: Database): readonly Route[] {
  return [
    open(contract.getPaySlipPaper, {
      permission: "pay.read",
      handle: async (request, reply, { params }) => {
        const paper = await runReading(database, callerOf(request), (reading) => writeSlip(reading, params));
        if (isRefusal(paper)) return paper;
        return sendPdf(reply, `pay-${params.month}.pdf`, await drawDocument(paper));
      },
    }),
    open(contract.getPayOrderPaper, {
      permission: "pay.read",
      handle: async (request, reply, { params }) => {
        const paper = await runReading(database, callerOf(request), (reading) => writeOrder(reading, params.id));
        if (isRefusal(paper)) return paper;
        return sendPdf(reply, "pay-order.pdf", await drawDocument(paper));
      },
    }),
  ];
}

type Reply = Parameters<Parameters<typeof open>[1]["handle"]>[1];

const sendPdf = (reply: Reply, name: string, bytes: Buffer) =>
  reply
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "private, no-store")
    .header("x-content-type-options", "nosniff")
    .type("application/pdf")
    .send(bytes);

async function writeSlip(
  reading: Reading,
  { month, id }: { readonly month: string; readonly id: string },
): Promise<WrittenDocument | Refusal> {
  const slip = await findSlip(reading, month, id);
  return isRefusal(slip) ? slip : slipPaper(answerSlip(reading, slip), reading.actor.workspace.locale, reading.now);
}

async function writeOrder(reading: Reading, id: string): Promise<WrittenDocument | Refusal> {
  const order = await findOrder(reading, id);
  if (isRefusal(order)) return order;
  const { locale, timeZone, currency } = reading.actor.workspace;
  const scheme = (await readSchemes(reading)).find((one) => one.id === order.schemeId);
  const version = scheme?.versions.find(({ number }) => number === order.version);
  if (version === undefined) throw new Error(`Order ${id} lacks its version`);
  const { rows } = await reading.client.query<{ name: string }>(
    "select name from reporting.workspaces where workspace_id = $1",
    [reading.actor.workspaceId],
  );
  return orderPaper(
    { order, terms: version.terms, workspace: rows[0]?.name ?? "", currency },
    locale,
    timeZone,
    reading.now,
  );
}
