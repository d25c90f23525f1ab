import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkspace } from "../../../../test/product/client.ts";
import { type Product, startProduct, temporaryInstallation } from "../../../../test/product/start-product.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";

const megabyte = 1024 * 1024;
const installation = temporaryInstallation();
let database: Awaited<ReturnType<typeof testDatabase>>;
let product: Product;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ dataDirectory: installation.dataDirectory, databaseUrl: database.url });
});
afterAll(async () => {
  await product?.stop();
  await database?.drop();
  await installation.remove();
});

/** The most that the server has held in memory since it was last asked, in bytes. */
function peakMemory(): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${product.pid}/status`, "utf8"))?.[1];
  writeFileSync(`/proc/${product.pid}/clear_refs`, "5");
  return Number(kilobytes) * 1024;
}

async function* tonsOf(bytes: number): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(megabyte, "Воронка");
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece.subarray(0, Math.min(piece.length, bytes - sent));
}

test.skipIf(process.platform !== "linux")(
  "files of 100 MB go in and come out, and the second takes no more of the server's memory than the first",
  { timeout: 120_000 },
  async () => {
    const client = await createWorkspace(product.url, { locale: "en" });
    const { key } = await client.ask("POST /api-keys", { name: "Files" });
    const authorization = `Bearer ${key}`;
    const note = await client.ask("POST /activities", { kind: "note", subject: "Drawing" });
    const address = `${product.url}/api/v1/activities/${note.id}/files`;
    const send = (bytes: number, name: string) =>
      fetch(address, {
        method: "POST",
        headers: { authorization, "content-type": "image/vnd.dwg", "x-file-name": name },
        body: Readable.toWeb(Readable.from(tonsOf(bytes), { objectMode: false })),
        duplex: "half",
      } as RequestInit);
    expect((await send(megabyte, "small.dwg")).status).toBe(201);
    peakMemory();
    const before = peakMemory();
    const sent = await send(100 * megabyte, "large.dwg");
    const file = (await sent.json()) as { id: string; size: number; sha256: string };
    expect([sent.status, file.size]).toEqual([201, 104_857_600]);
    const got = await fetch(`${product.url}/api/v1/activity-files/${file.id}/content`, { headers: { authorization } });
    const hash = createHash("sha256");
    for await (const chunk of got.body ?? []) hash.update(chunk);
    expect(hash.digest("hex")).toBe(file.sha256);
    const first = peakMemory();
    expect((await send(100 * megabyte - 1, "larger.dwg")).status).toBe(201);
    const second = peakMemory();
    const told = [before, first, second].map((bytes) => Math.round(bytes / megabyte));
    console.log(
      `Peak memory of the server: ${told[0]} MB, ${told[1]} MB with a file of 100 MB, ${told[2]} MB with another`,
    );
    // What Node has not tidied up yet comes to 100 to 150 MB, and stays at that however much is sent.
    expect(second).toBeLessThan(first + 32 * megabyte);
    expect(first).toBeLessThan(before + 250 * megabyte);
  },
);
