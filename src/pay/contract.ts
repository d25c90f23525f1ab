/** The wire of pay: slips and months, schemes, contests and orders. */
export * from "./contract-orders.ts";
export * from "./contract-schemes.ts";
export * from "./contract-slips.ts";
