import type { ScreenDefinition } from "../../ui/screen-definition.ts";

/** The screens of pay: one place, its tabs, and the slip that they lead to. */
export const screens: readonly ScreenDefinition[] = [
  {
    path: "/pay",
    title: "pay:web.title",
    load: () => import("./my-pay-screen.tsx"),
    place: "pay",
    isEntry: true,
    tab: "payMine",
    permission: "pay.read",
  },
  {
    path: "/pay/month",
    title: "pay:web.month.title",
    load: () => import("./month-screen.tsx"),
    place: "pay",
    tab: "payMonth",
    permission: "pay.read_others",
  },
  {
    path: "/pay/schemes",
    title: "pay:web.schemes.title",
    load: () => import("./schemes-screen.tsx"),
    place: "pay",
    tab: "paySchemes",
    permission: "pay.edit",
  },
  {
    path: "/pay/simulator",
    title: "pay:web.simulator.title",
    load: () => import("./simulator-screen.tsx"),
    place: "pay",
    tab: "paySimulator",
    permission: "pay.read",
  },
  {
    path: "/pay/order",
    title: "pay:web.order.title",
    load: () => import("./order-screen.tsx"),
    place: "pay",
    tab: "payOrder",
    permission: "pay.read",
  },
  {
    path: "/pay/slips/$month/$person",
    title: "pay:web.slip.title",
    load: () => import("./slip-screen.tsx"),
    place: "pay",
    permission: "pay.read",
  },
];
