import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import { foreignSystemOf } from "../../domain/foreign-systems.ts";
import { importRefusals } from "../../domain/refusals.ts";
import { drivers } from "../../drivers/drivers.ts";
import type { ForeignRequest } from "../import-outcome.ts";
import { readExport } from "./read-export.ts";
import { openSpool } from "./spool.ts";

/** JSON is understood whole; what does not fit comes by the API. */
const largestExport = 268_435_456;

/** Hands an uploaded file to `work` as what was read of another system; of a table nothing. */
export async function withExport<T>(
  file: { readonly kind: string; readonly fileName: string; readonly parts: () => AsyncIterable<Uint8Array> },
  work: (foreign: ForeignRequest | undefined) => Promise<T>,
): Promise<T | Refusal> {
  const system = foreignSystemOf(file.kind);
  if (system === null) return work(undefined);
  const driver = drivers[system];
  const content = await textOf(file.parts());
  if (content === null) return refuse(importRefusals, "foreign_export_wrong", { params: { file: file.fileName } });
  const spool = await openSpool();
  try {
    const wrong = await readExport(driver, { name: file.fileName, content }, spool);
    return wrong !== null && isRefusal(wrong) ? wrong : await work({ driver, records: spool });
  } finally {
    await spool.clear();
  }
}

async function textOf(parts: AsyncIterable<Uint8Array>): Promise<string | null> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    length += part.length;
    if (length > largestExport) return null;
    kept.push(part);
  }
  return Buffer.concat(kept).toString("utf8");
}
