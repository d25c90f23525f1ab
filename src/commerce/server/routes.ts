import { isRefusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { runReading, runUnit } from "../../platform/database/run-unit.ts";
import { withReceivedFile } from "../../platform/files/receive-file.ts";
import { sendFile } from "../../platform/files/send-file.ts";
import { callerOf } from "../../platform/http/caller-of.ts";
import { open, type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { changeDocument } from "./change-document.ts";
import { changePayment } from "./change-payment.ts";
import { createDocument } from "./create-document.ts";
import { createPayment } from "./create-payment.ts";
import { creditPayment } from "./credit-payment.ts";
import { deleteDocument, restoreDocument } from "./delete-document.ts";
import { deletePayment, restorePayment } from "./delete-payment.ts";
import { readExchangeRates, removeExchangeRate, setExchangeRates } from "./exchange-rates.ts";
import { readDocuments } from "./list-documents.ts";
import { readPayments } from "./list-payments.ts";
import { readProduct, readProducts } from "./list-products.ts";
import { readShipment, readShipments } from "./list-shipments.ts";
import { readFileOfDocument } from "./read-file.ts";
import { receivePayment } from "./receive-payment.ts";
import { attachFile } from "./upload-file.ts";
import { readVatRates, removeVatRate, setVatRate } from "./vat-rates.ts";
import { changeProduct, createProduct, deleteProduct, restoreProduct } from "./write-product.ts";
import { changeShipment, createShipment, deleteShipment, restoreShipment } from "./write-shipment.ts";

const payments = "payments.edit";
const documents = "documents.edit";

/** Files do not fit the usual JSON routes, so these two open their transactions themselves. */
export function commerceRoutes(database: Database): readonly Route[] {
  return [
    ...jsonRoutes,
    open(contract.uploadFile, {
      permission: documents,
      rawBody: true,
      isOnce: true,
      handle: async (request, _reply, { params }) => {
        const settings = { requestId: request.id };
        return withReceivedFile(request.raw, (file) =>
          runUnit(database, callerOf(request), (unit) => attachFile(unit, params.id, file), settings),
        );
      },
    }),
    open(contract.getFileContent, {
      permission: "deals.read",
      handle: async (request, reply, { params }) => {
        const actor = callerOf(request);
        const file = await runReading(database, actor, (reading) => readFileOfDocument(reading, params.id));
        return isRefusal(file) ? file : sendFile(reply, database, actor.workspaceId, file);
      },
    }),
  ];
}

const jsonRoutes: readonly Route[] = [
  read(contract.listPayments, { permission: "payments.read", handle: readPayments }),
  write(contract.createPayment, { permission: payments, handle: (unit, { body }) => createPayment(unit, body) }),
  write(contract.changePayment, { permission: payments, handle: changePayment }),
  write(contract.receivePayment, { permission: payments, handle: receivePayment }),
  write(contract.creditPayment, { permission: "deals.assign", handle: creditPayment }),
  read(contract.listExchangeRates, { permission: "payments.read", handle: readExchangeRates }),
  write(contract.setExchangeRates, {
    permission: "pay.edit",
    handle: (unit, { body }) => setExchangeRates(unit, body.items),
  }),
  write(contract.deleteExchangeRate, {
    permission: "pay.edit",
    handle: (unit, { params }) => removeExchangeRate(unit, params),
  }),
  read(contract.listVatRates, { permission: "payments.read", handle: readVatRates }),
  write(contract.setVatRate, { permission: "pay.edit", handle: (unit, { body }) => setVatRate(unit, body) }),
  write(contract.deleteVatRate, {
    permission: "pay.edit",
    handle: (unit, { params }) => removeVatRate(unit, params.since),
  }),
  write(contract.deletePayment, {
    permission: payments,
    handle: (unit, { params, query }) => deletePayment(unit, params.id, query.version),
  }),
  write(contract.restorePayment, {
    permission: payments,
    handle: (unit, { params }) => restorePayment(unit, params.id),
  }),
  read(contract.listProducts, { permission: "products.read", handle: readProducts }),
  read(contract.getProduct, {
    permission: "products.read",
    handle: (reading, { params }) => readProduct(reading, params.id),
  }),
  read(contract.listShipments, { permission: "shipments.read", handle: readShipments }),
  read(contract.getShipment, {
    permission: "shipments.read",
    handle: (reading, { params }) => readShipment(reading, params.id),
  }),
  write(contract.createProduct, {
    permission: "products.edit",
    handle: (unit, { body }) => createProduct(unit, body),
  }),
  write(contract.changeProduct, {
    permission: "products.edit",
    handle: (unit, { params, body }) => changeProduct(unit, params.id, body),
  }),
  write(contract.deleteProduct, {
    permission: "products.edit",
    handle: (unit, { params, query }) => deleteProduct(unit, params.id, query.version),
  }),
  write(contract.restoreProduct, {
    permission: "products.edit",
    handle: (unit, { params }) => restoreProduct(unit, params.id),
  }),
  write(contract.createShipment, {
    permission: "shipments.edit",
    handle: (unit, { body }) => createShipment(unit, body),
  }),
  write(contract.changeShipment, {
    permission: "shipments.edit",
    handle: (unit, { params, body }) => changeShipment(unit, params.id, body),
  }),
  write(contract.deleteShipment, {
    permission: "shipments.edit",
    handle: (unit, { params, query }) => deleteShipment(unit, params.id, query.version),
  }),
  write(contract.restoreShipment, {
    permission: "shipments.edit",
    handle: (unit, { params }) => restoreShipment(unit, params.id),
  }),
  read(contract.listDocuments, { permission: "deals.read", handle: readDocuments }),
  write(contract.createDocument, { permission: documents, handle: (unit, { body }) => createDocument(unit, body) }),
  write(contract.changeDocument, { permission: documents, handle: changeDocument }),
  write(contract.deleteDocument, {
    permission: documents,
    handle: (unit, { params, query }) => deleteDocument(unit, params.id, query.version),
  }),
  write(contract.restoreDocument, {
    permission: documents,
    handle: (unit, { params }) => restoreDocument(unit, params.id),
  }),
];
