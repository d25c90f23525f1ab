/** The door of the slice's screens: money and papers of a deal, products and shipments. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export { CompanyShipments } from "./company-shipments.tsx";
export { DocumentCondition, PaymentCondition } from "./conditions.tsx";
export { CustomerTabs } from "./customer-tabs.tsx";
export { DocumentsPanel } from "./documents-panel.tsx";
export { MoneyPanel } from "./money-panel.tsx";
export { useRefreshCommerce } from "./use-commerce.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/products",
    title: "commerce:web.goods.products",
    load: () => import("./products-screen.tsx"),
    place: "customers",
    permission: "products.read",
  },
  {
    path: "/shipments",
    title: "commerce:web.goods.shipments",
    load: () => import("./shipments-screen.tsx"),
    place: "customers",
    permission: "shipments.read",
  },
];
