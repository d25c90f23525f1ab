import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { runUnit } from "../../../platform/database/run-unit.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { readBody } from "../../../platform/files/read-body.ts";
import { activitiesRoutes } from "../routes.ts";
import { clearFiles } from "./clear-files.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let anna: Actor;
let dealId: string;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  server = makeSampleServer(database, activitiesRoutes(database));
  anna = ours.actor(ours.anna);
  dealId = await ours.addDeal(ours.anna);
});
afterAll(() => database.drop());

async function note() {
  const made = await server.call(anna, "POST /activities", { kind: "note", subject: "Замеры", dealId });
  return made.body.id as string;
}
async function attach(
  actor: Actor,
  activityId: string,
  name: string,
  payload: Buffer | string,
  type = "image/svg+xml",
) {
  await server.call(actor, "GET /activities?limit=1");
  const headers = { "content-type": type, "x-file-name": encodeURIComponent(name) };
  const url = `/api/v1/activities/${activityId}/files`;
  // A copy: the memory of what is received is taken back.
  const response = await server.http.inject({ method: "POST", url, headers, payload: Buffer.from(payload) });
  return { status: response.statusCode, body: response.json() };
}
const filesOf = async (id: string) => (await server.call(anna, `GET /activities/${id}`)).body.files;

test("files of any type hang on a note in their order, stand in the deal's history, and come back byte for byte as downloads", async () => {
  const id = await note();
  // Two parts of 256 kB and a half: 655,360 bytes.
  const large = Buffer.alloc(2.5 * 256 * 1024, "Воронка");
  const page = "<script>alert(1)</script>";
  const [first, second] = [
    await attach(anna, id, "План\u0000 «7».svg", page),
    await attach(anna, id, "../замер.bin", large, "application/x-any"),
  ];
  expect(first).toMatchObject({ status: 201, body: { name: "План «7».svg", mediaType: "image/svg+xml", size: 25 } });
  expect(second.body).toMatchObject({ name: "замер.bin", size: 655_360 });
  const timeline = await server.call(anna, `GET /deals/${dealId}/timeline?kind=note`);
  expect(timeline.body.items[0].activity.files).toEqual([first.body, second.body]);
  const got = await server.http.inject({ method: "GET", url: `/api/v1/activity-files/${first.body.id}/content` });
  expect([got.body, got.headers["content-type"], got.headers["x-content-type-options"]]).toEqual([
    page,
    "application/octet-stream",
    "nosniff",
  ]);
  expect(got.headers["content-disposition"]).toBe(
    "attachment; filename=\"____ _7_.svg\"; filename*=UTF-8''%D0%9F%D0%BB%D0%B0%D0%BD%20%C2%AB7%C2%BB.svg",
  );
  expect(got.headers["content-security-policy"]).toContain("sandbox");
  const back = await server.http.inject({ method: "GET", url: `/api/v1/activity-files/${second.body.id}/content` });
  expect([back.headers["content-length"], hash(back.rawPayload)]).toEqual(["655360", hash(large)]);
  const { rows } = await database.owner.query(
    "select part, length(content) as bytes from file_parts where file_id = $1 order by part",
    [second.body.id],
  );
  expect(rows).toEqual([
    { part: 0, bytes: 262_144 },
    { part: 1, bytes: 262_144 },
    { part: 2, bytes: 131_072 },
  ]);
});

test("a file sent twice is there once; one taken off is given to nobody, and comes back", async () => {
  const id = await note();
  const { body: file } = await attach(anna, id, "смета.xlsx", "1");
  expect((await attach(anna, id, "смета.xlsx", "1")).body.id).toBe(file.id);
  expect((await server.call(anna, `DELETE /activity-files/${file.id}`)).body.files).toEqual([]);
  expect((await server.call(anna, `GET /activity-files/${file.id}/content`)).status).toBe(404);
  expect((await server.call(anna, `DELETE /activity-files/${file.id}`)).body.code).toBe("file_unknown");
  expect((await server.call(anna, `POST /activity-files/${file.id}/restorations`, {})).body.files).toEqual([file]);
  const { rows } = await database.owner.query(
    "select action from audit_entries where entity_id = $1 and action like '%file%' order by id",
    [id],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    "activity.file_attached",
    "activity.file_deleted",
    "activity.file_restored",
  ]);
});

test("a file sent four times at once is there once", async () => {
  const id = await note();
  const sent = await Promise.all([1, 2, 3, 4].map(() => attach(anna, id, "план.txt", "2")));
  expect(sent.map(({ body }) => body.id)).toEqual(Array(4).fill(sent[0]?.body.id));
  expect(await filesOf(id)).toHaveLength(1);
});

test("an upload without a name or bytes, to an unknown activity, or beyond 50 files is refused and leaves nothing", async () => {
  const id = await note();
  expect((await attach(anna, id, "", "x")).body.code).toBe("file_name_missing");
  expect((await attach(anna, id, "a.txt", "")).body.code).toBe("file_empty_upload");
  expect((await attach(anna, "0199e3a0-5c1e-7a40-9d3b-2f6c1d8e4b70", "a.txt", "x")).status).toBe(404);
  await database.owner.query(
    `with f as (insert into files (workspace_id, id, name, media_type, size, sha256, created_at)
       select $1, new_row_id(), 'n', 't', 1, n::text, now() from generate_series(1, 50) n returning id)
     insert into activity_files (workspace_id, file_id, activity_id, added_at) select $1, id, $2, now() from f`,
    [ours.workspaceId, id],
  );
  expect((await attach(anna, id, "a.txt", "x")).body.code).toBe("activity_files_full");
  expect(await filesOf(id)).toHaveLength(50);
});

test("what was taken off counts to twice as many, comes back only where there is room, and leaves the disk after 30 days", async () => {
  const id = await note();
  const { body: kept } = await attach(anna, id, "вчера.txt", "1");
  const { body: old } = await attach(anna, id, "давно.txt", "2");
  for (const file of [kept, old]) await server.call(anna, `DELETE /activity-files/${file.id}`);
  const add = (count: number, deletedAt: string | null) =>
    database.owner.query(
      `with f as (insert into files (workspace_id, id, name, media_type, size, sha256, created_at)
         select $1, new_row_id(), 'n', 't', 1, n::text, now() from generate_series(1, $3::int) n returning id)
       insert into activity_files (workspace_id, file_id, activity_id, added_at, deleted_at) select $1, id, $2, now(), $4 from f`,
      [ours.workspaceId, id, count, deletedAt],
    );
  await add(50, null);
  const back = await server.call(anna, `POST /activity-files/${kept.id}/restorations`, {});
  expect(back.body.code).toBe("activity_files_full");
  await database.owner.query("update activity_files set deleted_at = now() where activity_id = $1", [id]);
  expect((await attach(anna, id, "51.txt", "x")).status).toBe(201);
  // 53 by now.
  await add(47, new Date().toISOString());
  expect((await attach(anna, id, "101.txt", "x")).body.code).toBe("activity_files_full");
  await database.owner.query(
    "update activity_files set deleted_at = now() - case when file_id = $2 then interval '31 days' else interval '29 days' end where activity_id = $1 and deleted_at is not null",
    [id, old.id],
  );
  expect(await runUnit(database, anna, clearFiles)).toBe(1);
  const { rows } = await database.owner.query("select file_id from file_parts where file_id = any ($1)", [
    [kept.id, old.id],
  ]);
  expect(rows).toEqual([{ file_id: kept.id }]);
  expect((await attach(anna, id, "101.txt", "x")).status).toBe(201);
  expect((await server.call(anna, `POST /activity-files/${old.id}/restorations`, {})).status).toBe(404);
});

test("who does not see the activity, or is of another workspace, neither attaches, reads nor removes", async () => {
  const id = await note();
  const { body: file } = await attach(anna, id, "личное.txt", "Только Анне");
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  for (const stranger of [ours.actor(ours.boris), theirs.actor(theirs.anna, "owner", "all")]) {
    expect((await attach(stranger, id, "a.txt", "x")).status).toBe(404);
    expect((await server.call(stranger, `GET /activity-files/${file.id}/content`)).status).toBe(404);
    expect((await server.call(stranger, `DELETE /activity-files/${file.id}`)).status).toBe(404);
  }
});

test("a multipart body is read alike, however it is cut on its way", async () => {
  const body = Buffer.from(
    '--xx\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--xx\r\nContent-Disposition: form-data; name="file"; filename="я.bin"\r\nContent-Type: image/png\r\n\r\n\r\n-\r\n--x\r\n--xx--\r\n',
  );
  const cuts = fc.array(fc.integer({ min: 0, max: body.length }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(cuts, async (places) => {
      const ends = [...new Set([0, ...places, body.length])].sort((a, b) => a - b);
      // Each in memory of its own, which is taken back once it was read.
      const chunks = ends
        .slice(1)
        .map((end, index) => Buffer.from(new Uint8Array(body.subarray(ends[index], end)).buffer));
      const file = readBody(bodyOf(Readable.from(chunks)), { takesBack: true });
      const read: Uint8Array[] = [];
      for await (const chunk of file.chunks) read.push(Buffer.from(chunk));
      expect(chunks.every(({ length }) => length === 0)).toBe(true);
      expect([Buffer.concat(read).toString(), file.fileName(), file.mediaType()]).toEqual([
        "\r\n-\r\n--x",
        "я.bin",
        "image/png",
      ]);
    }),
  );
});

test("a body that breaks off is an error, in the middle and before it was read", async () => {
  for (const isRead of [true, false]) {
    const stream = new Readable({ read: () => undefined });
    stream.push("--xx\r\n");
    const reading = isRead ? readBody(bodyOf(stream)).chunks.next() : undefined;
    stream.destroy();
    await expect(reading ?? readBody(bodyOf(stream)).chunks.next()).rejects.toThrow("The request broke off");
  }
});

const bodyOf = (stream: Readable) =>
  Object.assign(stream, { headers: { "content-type": "multipart/form-data; boundary=xx" } }) as never;
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
