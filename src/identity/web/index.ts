export { screens } from "./screens.ts";
export { SecretDialog } from "./secret-dialog.tsx";
export { identitySession } from "./session-source.ts";

export { useDepartments, usePeople } from "./use-people.ts";
