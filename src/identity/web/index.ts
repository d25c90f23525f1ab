export { screens } from "./screens.ts";
export { identitySession } from "./session-source.ts";
export { SettingsScreen } from "./settings-screen.tsx";
export { type Person, useDepartments, usePeople } from "./use-people.ts";
