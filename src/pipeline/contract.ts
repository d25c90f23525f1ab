/** The wire of pipelines, deals, board and live channel, as server and screens read it. */
export * from "./contract-board.ts";
export * from "./contract-deal-lists.ts";
export * from "./contract-deals.ts";
export * from "./contract-pipelines.ts";
