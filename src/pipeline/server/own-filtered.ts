import { compileDealTests } from "../../custom-fields/index.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";

/**
 * A read of deals whose filter may name the workspace's own fields: it gets their compiled tests as `custom`, and those of the
 * companies as `customOfCompany`.
 */
export const ownFiltered =
  <Query extends { readonly custom?: string | undefined }, Answer>(
    read: (reading: Reading, query: Query) => Promise<Answer>,
  ) =>
  async (reading: Reading, { query }: { readonly query: Query }): Promise<Answer | Refusal> => {
    if (query.custom === undefined) return read(reading, query);
    const compiled = await compileDealTests(reading, query.custom);
    if (isRefusal(compiled)) return compiled;
    return read(reading, { ...query, custom: compiled.tests, customOfCompany: compiled.company });
  };
