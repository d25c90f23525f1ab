/** The wire of sign-in, workspace, people, keys and audit, as server and screens read it. */
export * from "./contract-access.ts";
export * from "./contract-audit.ts";
export { minPasswordLength } from "./contract-fields.ts";
export * from "./contract-invitations.ts";
export * from "./contract-keys.ts";
export * from "./contract-people.ts";
export * from "./contract-sign-in.ts";
export * from "./contract-workspace.ts";
