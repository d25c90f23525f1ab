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

/** What is sold and what has gone out (PLT-5). */
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
const optionalText = (most: number) =>
  wireText(most)
    .transform((text) => (text === "" ? null : text))
    .nullable();

/** Sums in the workspace's currency; to write a cost one has to know costs (`products.costs`). */
const productFields = {
  sku: wireText(100).min(1),
  name: wireText(500).min(1),
  line: optionalText(500),
  unit: optionalText(100),
  price: wireMoney.nullable(),
  cost: wireMoney.nullable(),
  /** Per cent. */
  vat: z.number().min(0).max(100).multipleOf(0.01).nullable(),
};
const productInput = z.strictObject(productFields).partial().required({ sku: true, name: true });
const productChange = z
  .strictObject({ ...productFields, version: wireVersion })
  .partial()
  .required({ version: true });
const rowVersion = z.strictObject({ version: z.coerce.number().int().min(1).optional() });
const nothing = z.strictObject({});

export const createProduct = endpoint({
  method: "POST",
  path: "/products",
  summary: "Add a product; its SKU is its own, also among deleted ones",
  status: 201,
  body: productInput,
  answer: product,
});
export const changeProduct = endpoint({
  method: "PATCH",
  path: "/products/{id}",
  summary: "Change a product; 409 version_conflict when somebody changed it first",
  params: idParams,
  body: productChange,
  answer: product,
});
export const deleteProduct = endpoint({
  method: "DELETE",
  path: "/products/{id}",
  summary: "Delete a product; its shipments stay, and it can be restored",
  params: idParams,
  query: rowVersion,
  answer: product,
});
export const restoreProduct = endpoint({
  method: "POST",
  path: "/products/{id}/restorations",
  summary: "Bring a deleted product back",
  params: idParams,
  body: nothing,
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
    /** Of all that match, returns taken off; null when neither company nor product nor days are asked for. */
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

const shipmentFields = {
  /** Of the paper it went with; its own id where missing. */
  externalId: wireText(200).min(1),
  companyId: wireId,
  productId: wireId.nullable(),
  /** In the product's units; a return is below zero, as is its amount. */
  quantity: z.number().min(-1e11).max(1e11).multipleOf(0.000001).nullable(),
  /** In the workspace's currency. */
  amount: wireMoney,
  shippedAt: wireInstant,
};
const shipmentInput = z.strictObject(shipmentFields).partial({ externalId: true, productId: true, quantity: true });
const shipmentChange = z
  .strictObject({ ...shipmentFields, version: wireVersion })
  .partial()
  .required({ version: true });

export const createShipment = endpoint({
  method: "POST",
  path: "/shipments",
  summary: "Add a shipment to a company, or a return below zero",
  status: 201,
  body: shipmentInput,
  answer: shipment,
});
export const changeShipment = endpoint({
  method: "PATCH",
  path: "/shipments/{id}",
  summary: "Change a shipment; 409 version_conflict when somebody changed it first",
  params: idParams,
  body: shipmentChange,
  answer: shipment,
});
export const deleteShipment = endpoint({
  method: "DELETE",
  path: "/shipments/{id}",
  summary: "Delete a shipment; it can be restored",
  params: idParams,
  query: rowVersion,
  answer: shipment,
});
export const restoreShipment = endpoint({
  method: "POST",
  path: "/shipments/{id}/restorations",
  summary: "Bring a deleted shipment back",
  params: idParams,
  body: nothing,
  answer: shipment,
});

export type ProductInput = z.output<typeof productInput>;
export type ProductChange = z.output<typeof productChange>;
export type ShipmentInput = z.output<typeof shipmentInput>;
export type ShipmentChange = z.output<typeof shipmentChange>;
export type Product = z.infer<typeof product>;
export type Shipment = z.infer<typeof shipment>;
