/** The door of the slice's screens: money and papers of a deal. */
export { DocumentCondition, PaymentCondition } from "./conditions.tsx";
export { DocumentsPanel } from "./documents-panel.tsx";
export { MoneyPanel } from "./money-panel.tsx";
export { useRefreshCommerce } from "./use-commerce.ts";
