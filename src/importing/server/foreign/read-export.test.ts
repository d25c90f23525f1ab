import { expect, test } from "vitest";
import { bundleHeader } from "../../domain/export-bundle.ts";
import { drivers } from "../../drivers/drivers.ts";
import { packedHead } from "./pack-spool.ts";
import { readExport } from "./read-export.ts";
import { openSpool } from "./spool.ts";

async function read(text: string, most?: { records: number; bytes: number }) {
  const spool = await openSpool(most);
  const content = (async function* () {
    yield Buffer.from(text);
  })();
  const refusal = await readExport(drivers.hubspot, { name: "export", content }, spool);
  await spool.clear();
  return refusal?.refused ?? null;
}

const bundle = (text: string) => bundleHeader([{ name: "inner", bytes: Buffer.byteLength(text) }]) + text;
const companies = "Record ID,Company name\n7,Ромашка\n8,Лютик\n";

test("a bundle holds tables, and no bundle", async () => {
  expect(await read(bundle(companies))).toBeNull();
  expect(await read(bundle(bundle(companies)))).toBe("foreign_export_wrong");
});

test("what says that it is packed and is not, or has a line without end, is refused by name", async () => {
  expect(await read(`${packedHead}\n["companies",{"id":"7"}]\n`)).toBeNull();
  expect(await read(`${packedHead}\n["companies",`)).toBe("foreign_export_wrong");
  expect(await read(`${packedHead}\n${" ".repeat(17 * 1_048_576)}`)).toBe("foreign_export_wrong");
});

test("more records or bytes than there is room for are refused by name", async () => {
  expect(await read(companies, { records: 2, bytes: 10_000 })).toBeNull();
  expect(await read(companies, { records: 1, bytes: 10_000 })).toBe("foreign_too_large");
  expect(await read(companies, { records: 2, bytes: 20 })).toBe("foreign_too_large");
});
