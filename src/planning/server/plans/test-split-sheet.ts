import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { openZip } from "../../../platform/zip/read-zip.ts";

/** The cells of a plan's second sheet, row by row. */
export async function splitSheet(workbook: Buffer): Promise<readonly (readonly string[])[]> {
  const folder = mkdtempSync(join(tmpdir(), "voronka-plan-"));
  try {
    writeFileSync(join(folder, "plan.xlsx"), workbook);
    const zip = await openZip(join(folder, "plan.xlsx"));
    const sheet = await text(zip.open("xl/worksheets/sheet2.xml"));
    zip.close();
    return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) =>
      [...row.matchAll(/<c [^>]*>(?:<v>(.*?)<\/v>|<is><t [^>]*>(.*?)<\/t><\/is>)<\/c>/gs)].map(
        ([, number, words]) => words ?? number ?? "",
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
