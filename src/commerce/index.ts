/** The door of the slice: payments, documents, products and shipments. */
export { en as commerceEn } from "./locales/en.ts";
export { ru as commerceRu } from "./locales/ru.ts";
export { documentCondition } from "./server/conditions/document.ts";
export { paymentReceivedCondition } from "./server/conditions/payment-received.ts";
export {
  countedPayments,
  plannedPayments,
  type RateMissing,
} from "./server/counted-payments.ts";
export {
  recordDocuments,
  recordPayments,
} from "./server/record-commerce.ts";
export { recordGoods } from "./server/record-goods.ts";
export { type PaymentLine, recordPaymentLines } from "./server/record-payment-lines.ts";
export { type ProductLine, recordProducts } from "./server/record-products.ts";
export { recordShipments, type ShipmentLine } from "./server/record-shipments.ts";
export { commerceRoutes } from "./server/routes.ts";
export { shipmentLinks } from "./server/shipment-links.ts";
