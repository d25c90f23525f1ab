import type { PaletteCommand } from "../../ui/palette/palette-actions.ts";

export { screens } from "./screens.ts";
export { SecretDialog } from "./secret-dialog.tsx";
export { identitySession } from "./session-source.ts";

export { useDepartments, usePeople } from "./use-people.ts";

export const commands: readonly PaletteCommand[] = [
  { id: "invite", title: "identity:invitations.invitePerson", permission: "users.edit", path: "/settings/people" },
];
