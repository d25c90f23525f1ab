import type { ScreenDefinition } from "../../ui/screen-definition.ts";

/** Beside the door, not in it: what the door has is heavy, and the first visit reads the list of screens. */
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
  {
    path: "/settings/money",
    title: "commerce:web.rates.title",
    load: () => import("./money-settings-screen.tsx"),
    place: "settings",
    permission: "pay.edit",
  },
];
