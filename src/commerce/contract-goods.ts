import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import {
  idParams,
  pageQuery,
  wireDate,
  wireId,
  wireInstant,
  wireMoney,
  wirePage,
  wireText,
  wireVersion,
} from "../kernel/wire.ts";

/** What is sold and what has gone out: imported, so read only here (PLT-5). */
export const product = z.strictObject({
  id: wireId,
  sku: z.string(),
  name: z.string(),
  line: z.string().nullable(),
  unit: z.string().nullable(),
  price: wireMoney.nullable(),
  /** Null also for whoever may not know it (`products.costs`). */
  cost: wireMoney.nullable(),
  /** Per cent; without VAT is 0. */
  vat: z.number().nullable(),
  createdAt: wireInstant,
  updatedAt: wireInstant,
  version: wireVersion,
});

export const shipment = z.strictObject({
  id: wireId,
  externalId: z.string(),
  company: z.strictObject({ id: wireId, name: z.string() }),
  product: z.strictObject({ id: wireId, sku: z.string(), name: z.string() }).nullable(),
  /** In the product's units; a return is below zero, as is its amount. */
  quantity: z.number().nullable(),
  amount: wireMoney,
  shippedAt: wireInstant,
  createdAt: wireInstant,
  updatedAt: wireInstant,
  version: wireVersion,
});

export const listProducts = endpoint({
  method: "GET",
  path: "/products",
  summary: "Products by name",
  query: z.strictObject({
    ...pageQuery,
    /** How the name or the SKU begins. */
    search: wireText(200).optional(),
    line: wireText(500).optional(),
  }),
  answer: wirePage(product),
});
export const getProduct = endpoint({
  method: "GET",
  path: "/products/{id}",
  summary: "A product",
  params: idParams,
  answer: product,
});
/** `from` and `to` are days of the workspace, both included. */
export const listShipments = endpoint({
  method: "GET",
  path: "/shipments",
  summary: "Shipments, the newest first",
  query: z.strictObject({
    ...pageQuery,
    company: wireId.optional(),
    product: wireId.optional(),
    from: wireDate.optional(),
    to: wireDate.optional(),
  }),
  answer: z.strictObject({
    items: z.array(shipment),
    next: z.string().nullable(),
    /** Of all that match, returns taken off; null when neither company nor product is asked for. */
    total: wireMoney.nullable(),
  }),
});
export const getShipment = endpoint({
  method: "GET",
  path: "/shipments/{id}",
  summary: "A shipment",
  params: idParams,
  answer: shipment,
});

export type Product = z.infer<typeof product>;
export type Shipment = z.infer<typeof shipment>;
