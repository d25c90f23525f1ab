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

/** What the server may take on top, in bytes: three times what its heap grows by, and less than a file (decision 0080). */
const mostGrowth = 80 * megabyte;

async function* tonsOf(bytes: number): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(megabyte, "Воронка");
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece.subarray(0, Math.min(piece.length, bytes - sent));
}

async function* formOf(bytes: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from('--xx\r\nContent-Disposition: form-data; name="file"; filename="form.dwg"\r\n\r\n');
  yield* tonsOf(bytes);
  yield Buffer.from("\r\n--xx--\r\n");
}

test.skipIf(process.platform !== "linux")(
  "files of 100 MB go in, in either way, and come out, and the server takes little more memory than for one of a megabyte",
  { timeout: 120_000 },
  async () => {
    const client = await createWorkspace(product.url, { locale: "en" });
    const { key } = await client.ask("POST /api-keys", { name: "Files" });
    const authorization = `Bearer ${key}`;
    const note = await client.ask("POST /activities", { kind: "note", subject: "Drawing" });
    const send = async (body: AsyncGenerator<Uint8Array>, headers: Record<string, string>) => {
      const answer = await fetch(`${product.url}/api/v1/activities/${note.id}/files`, {
        method: "POST",
        headers: { authorization, ...headers },
        body: Readable.toWeb(Readable.from(body, { objectMode: false })),
        duplex: "half",
      } as RequestInit);
      expect(answer.status).toBe(201);
      return (await answer.json()) as { id: string; size: number; sha256: string };
    };
    const named = (name: string) => ({ "content-type": "image/vnd.dwg", "x-file-name": name });
    await send(tonsOf(megabyte), named("small.dwg"));
    peakMemory();
    const before = peakMemory();
    const file = await send(tonsOf(100 * megabyte), named("large.dwg"));
    expect(file.size).toBe(104_857_600);
    const received = peakMemory();
    const got = await fetch(`${product.url}/api/v1/activity-files/${file.id}/content`, { headers: { authorization } });
    const hash = createHash("sha256");
    for await (const chunk of got.body ?? []) hash.update(chunk);
    expect(hash.digest("hex")).toBe(file.sha256);
    const given = peakMemory();
    const form = await send(formOf(100 * megabyte), { "content-type": "multipart/form-data; boundary=xx" });
    expect(form).toMatchObject({ size: file.size, sha256: file.sha256 });
    const peaks = [received, given, peakMemory()];
    const told = peaks.map((peak) => Math.round((peak - before) / megabyte));
    console.log(
      `Peak memory of the server: ${Math.round(before / megabyte)} MB, and on top of it ${told.join(", ")} MB`,
    );
    expect(Math.max(...peaks)).toBeLessThan(before + mostGrowth);
  },
);
