/** The door of the slice: fields that a workspace adds, and their values (PLT-6). */
export type { CustomField } from "./domain/custom-field.ts";
export {
  type CompiledTest,
  compileFilters,
  parseCustomFilter,
  partFilters,
  suitsNoCompany,
} from "./domain/custom-filter.ts";
export type { CustomValues, SentCustom } from "./domain/read-values.ts";
export { en as customFieldsEn } from "./locales/en.ts";
export { ru as customFieldsRu } from "./locales/ru.ts";
export { addOptions } from "./server/add-options.ts";
export { checkConditions } from "./server/check-conditions.ts";
export { type CustomChange, checkCustom, checkCustomAlone, unchangedCustom } from "./server/check-custom.ts";
export { compileDealTests, compileTests, type DealTests } from "./server/compile-tests.ts";
export { customFieldCondition } from "./server/conditions/custom-field-condition.ts";
export { createField } from "./server/create-field.ts";
export { readFileColumns } from "./server/file-columns.ts";
export { type ImportColumn, readImportColumns } from "./server/import-columns.ts";
export { type OwnOrder, readOwnOrder } from "./server/own-order.ts";
export { readOwnWords } from "./server/own-words.ts";
export { customFieldRoutes } from "./server/routes.ts";
export { tellFilters, yesOrNo } from "./server/tell-filters.ts";
