import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openZip, UnreadableZip } from "./read-zip.ts";
import { zipWriter } from "./write-zip.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "voronka-zip-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function zipped(entries: Readonly<Record<string, readonly Uint8Array[]>>, packed: readonly string[] = []) {
  const chunks: Buffer[] = [];
  const writer = zipWriter(async (chunk) => void chunks.push(chunk), new Date("2026-03-02T10:00:00Z"));
  const written = [];
  for (const [name, content] of Object.entries(entries)) {
    written.push(await writer.add(name, content, packed.includes(name)));
  }
  await writer.finish();
  return { bytes: Buffer.concat(chunks), written };
}

async function saved(bytes: Uint8Array): Promise<string> {
  const path = join(folder, `${randomBytes(4).toString("hex")}.zip`);
  writeFileSync(path, bytes);
  return path;
}

async function contentOf(path: string, name: string): Promise<Buffer> {
  const zip = await openZip(path);
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of zip.open(name)) chunks.push(chunk);
    return Buffer.concat(chunks);
  } finally {
    zip.close();
  }
}

test("another program's reader finds every entry as it was, packed and stored, empty and with a name in Russian", async () => {
  const photo = randomBytes(300_000);
  const { bytes, written } = await zipped(
    { "Сделки.csv": [Buffer.from("а;б\r\n"), Buffer.from("1;2\r\n")], "files/photo.png": [photo], empty: [] },
    ["files/photo.png"],
  );
  const path = await saved(bytes);
  const zip = await openZip(path);
  expect(zip.names).toEqual(["Сделки.csv", "files/photo.png", "empty"]);
  zip.close();
  expect((await contentOf(path, "Сделки.csv")).toString()).toBe("а;б\r\n1;2\r\n");
  expect((await contentOf(path, "files/photo.png")).equals(photo)).toBe(true);
  expect(await contentOf(path, "empty")).toHaveLength(0);
  // Two Cyrillic letters of two bytes, four digits and signs, four ends of lines: 4 + 4 + 4.
  expect(written[0]?.bytes).toBe(12);
});

test("more entries than sixteen bits can count are all there", async () => {
  const names = Array.from({ length: 65_600 }, (_, index) => `e/${index}`);
  const chunks: Buffer[] = [];
  const writer = zipWriter(async (chunk) => void chunks.push(chunk), new Date(0));
  for (const name of names) await writer.add(name, [], true);
  await writer.finish();
  const zip = await openZip(await saved(Buffer.concat(chunks)));
  expect(zip.names).toHaveLength(65_600);
  expect(zip.has("e/65599")).toBe(true);
  zip.close();
});

test("an archive that was cut off, or that leads out of its folder, is damaged", async () => {
  const { bytes } = await zipped({ "a.txt": [randomBytes(5000)] });
  await expect(openZip(await saved(bytes.subarray(0, bytes.length - 30)))).rejects.toThrow(UnreadableZip);
  const { bytes: outside } = await zipped({ "../../etc/passwd": [Buffer.from("x")] });
  await expect(openZip(await saved(outside))).rejects.toThrow(UnreadableZip);
  await expect(openZip(await saved(Buffer.from("no archive at all")))).rejects.toThrow(UnreadableZip);
});

test("forty megabytes of nothing in forty kilobytes are a bomb", async () => {
  const { bytes } = await zipped({ "zeros.jsonl": Array.from({ length: 40 }, () => Buffer.alloc(1 << 20)) });
  expect(bytes.length).toBeLessThan(50_000);
  await expect(contentOf(await saved(bytes), "zeros.jsonl")).rejects.toMatchObject({ why: "bomb" });
});
