/** The door of the slice: payments and documents. */
export { en as commerceEn } from "./locales/en.ts";
export { ru as commerceRu } from "./locales/ru.ts";
export { documentCondition } from "./server/conditions/document.ts";
export { paymentReceivedCondition } from "./server/conditions/payment-received.ts";
export {
  recordDocuments,
  recordPayments,
} from "./server/record-commerce.ts";
export { type PaymentLine, recordPaymentLines } from "./server/record-payment-lines.ts";
export { commerceRoutes } from "./server/routes.ts";
