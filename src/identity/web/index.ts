export { screens } from "./screens.ts";
export { identitySession } from "./session-source.ts";

export { useDepartments, usePeople } from "./use-people.ts";
