/** The wire of the slice: plans in one part, facts against them in another. */
export * from "./contract-facts.ts";
export * from "./contract-plans.ts";
