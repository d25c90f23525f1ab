import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { readBytes, takeRow } from "./read-bytes.ts";
import { testDatabase } from "./test-database.ts";
import { writeBytes } from "./write-bytes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
const file = "0199e3a0-5c1e-7a40-9d3b-2f6c1d8e4b70";

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  await database.owner.query(
    "insert into files (workspace_id, id, name, media_type, size, sha256, created_at) values ($1, $2, 'n', 't', 1, 'x', now())",
    [ours.workspaceId, file],
  );
});
afterAll(() => database.drop());

const write = (part: number, bytes: Uint8Array, takesCopy = false) =>
  database.write(
    ours.workspaceId,
    ({ client }) =>
      writeBytes(
        client,
        "insert into file_parts (workspace_id, file_id, part, content) values ($1, $2, $3, $4)",
        [ours.workspaceId, file, String(part)],
        bytes,
      ),
    { takesCopy },
  );
const read = (part: number, into = Buffer.alloc(0), workspace = ours, takesCopy = false) =>
  database.read(
    workspace.workspaceId,
    ({ client }) => readBytes(client, "select content from file_parts where part = $1", [part], into),
    { takesCopy },
  );
const anyByte = (length: number) => Buffer.from(Uint8Array.from({ length }, (_, index) => (index * 7) % 256));

test("bytes of any length come back as they were written, on either kind of connection", async () => {
  const lengths = [0, 1, 65_535, 65_536, 300_001];
  for (const [part, length] of lengths.entries()) {
    const sent = anyByte(length);
    await write(part, sent, part % 2 === 0);
    expect(sent).toEqual(anyByte(length));
    expect(await read(part, undefined, ours, part % 2 === 1)).toEqual(sent);
  }
});

test("bytes lie in the memory that was given where they fit, and connections serve other queries after them", async () => {
  await write(10, anyByte(1000));
  const memory = Buffer.alloc(1000);
  expect(await read(10, memory)).toHaveProperty("buffer", memory.buffer);
  expect(memory).toEqual(anyByte(1000));
  expect(await read(10, Buffer.alloc(999))).toEqual(anyByte(1000));
  const both = await database.read(ours.workspaceId, async ({ client }) => {
    const bytes = await readBytes(client, "select content from file_parts where part = 10", [], memory);
    return [bytes?.length, (await client.query("select 7 as seven")).rows];
  });
  expect(both).toEqual([1000, [{ seven: 7 }]]);
});

test("what is not there is null, for another workspace too, and what the database refuses is told", async () => {
  await write(20, anyByte(5));
  expect(await read(20, undefined, theirs)).toBeNull();
  expect(await read(21)).toBeNull();
  await expect(write(20, anyByte(300_000))).rejects.toMatchObject({ code: "23505" });
  const wrong = (sql: string) =>
    database.read(ours.workspaceId, ({ client }) => readBytes(client, sql, [], Buffer.alloc(0)));
  await expect(wrong("select content from nowhere")).rejects.toMatchObject({ code: "42P01" });
  await expect(wrong("select 1, 2")).rejects.toThrow();
  expect(await read(20)).toEqual(anyByte(5));
});

test("a row is found among the messages however they are cut, and all else is passed on as it was", () => {
  const message = (code: string, body: Buffer) => {
    const header = Buffer.from(`${code}....`);
    header.writeUInt32BE(body.length + 4, 1);
    return Buffer.concat([header, body]);
  };
  const content = Buffer.from("DDDD\0Z");
  const before = Buffer.concat([
    message("1", Buffer.alloc(0)),
    message("2", Buffer.alloc(0)),
    message("T", anyByte(9)),
  ]);
  const after = message("Z", Buffer.from("T"));
  const row = message("D", Buffer.concat([Buffer.from([0, 1, 0, 0, 0, content.length]), content]));
  const all = Buffer.concat([before, row, after]);
  fc.assert(
    fc.property(fc.array(fc.nat(all.length), { maxLength: 8 }), (places) => {
      const passed: Buffer[] = [];
      const reader = takeRow(Buffer.alloc(100), (bytes) => passed.push(bytes));
      const ends = [...new Set([0, ...places, all.length])].sort((a, b) => a - b);
      for (const [index, end] of ends.slice(1).entries()) {
        const chunk = all.subarray(ends[index], end);
        let rest = 0;
        while (rest < chunk.length && !reader.row()) rest = reader.read(chunk, rest);
        passed.push(chunk.subarray(rest));
      }
      expect([reader.row(), Buffer.concat(passed)]).toEqual([content, Buffer.concat([before, after])]);
    }),
  );
});
