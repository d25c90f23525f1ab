import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import { importRefusals } from "../../domain/refusals.ts";
import type { Driver } from "../../drivers/driver.ts";
import type { Spool } from "./spool.ts";

/** Takes the records of an export's JSON file. Refuses `foreign_export_wrong`. */
export async function readExport(
  driver: Driver,
  { name, content }: { readonly name: string; readonly content: string },
  spool: Spool,
): Promise<Refusal | null> {
  const records = driver.exported(parsed(content));
  if (records === null) return refuse(importRefusals, "foreign_export_wrong", { params: { file: name } });
  for (const [resource, found] of Object.entries(records)) await spool.add(resource, found);
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}
