import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import { foreignSystemOf } from "../../domain/foreign-systems.ts";
import type { Plan } from "../../domain/migration-plan.ts";
import { drivers } from "../../drivers/drivers.ts";
import type { ForeignRequest } from "../import-outcome.ts";
import { planned } from "./plan-book.ts";
import { readExport } from "./read-export.ts";
import { openSpool } from "./spool.ts";

/** Hands an uploaded file to `work` as what was read of another system; of a table nothing. */
export async function withExport<T>(
  file: {
    readonly kind: string;
    readonly fileName: string;
    readonly parts: () => AsyncIterable<Uint8Array>;
    readonly plan?: Plan | undefined;
  },
  work: (foreign: ForeignRequest | undefined) => Promise<T>,
): Promise<T | Refusal> {
  const system = foreignSystemOf(file.kind);
  if (system === null) return work(undefined);
  const driver = drivers[system];
  const spool = await openSpool();
  try {
    const wrong = await readExport(driver, { name: file.fileName, content: file.parts() }, spool);
    return wrong !== null && isRefusal(wrong)
      ? wrong
      : await work({ driver: file.plan ? planned(driver, file.plan) : driver, records: spool });
  } finally {
    await spool.clear();
  }
}
