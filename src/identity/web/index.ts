export { type Person, useDepartments, usePeople } from "./use-people.ts";
