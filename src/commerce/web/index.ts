/** The door of the slice's parts of screens: money and papers of a deal, shipments of a company. Its screens: `screens.ts`. */
export { CompanyShipments } from "./company-shipments.tsx";
export { DocumentCondition, PaymentCondition } from "./conditions.tsx";
export { CustomerTabs } from "./customer-tabs.tsx";
export { DocumentsPanel } from "./documents-panel.tsx";
export { MoneyPanel } from "./money-panel.tsx";
export { useRefreshCommerce } from "./use-commerce.ts";
