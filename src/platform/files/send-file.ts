import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { WorkspaceId } from "../../kernel/ids.ts";
import type { Database } from "../database/database.ts";

interface Sent {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/**
 * Sends a stored file part by part, each read by itself: a slow reader holds no connection of the database. Never shown in
 * place: an uploaded page must not run under our address. That the reader may have it is the caller's to ask.
 */
export function sendFile(
  reply: FastifyReply,
  database: Database,
  workspaceId: WorkspaceId,
  { id, name, size }: Sent,
): FastifyReply {
  return reply
    .header("content-disposition", attachmentDisposition(name))
    .header("content-length", size)
    .header("x-content-type-options", "nosniff")
    .header("content-security-policy", "sandbox; default-src 'none'")
    .header("cache-control", "private, no-store")
    .type("application/octet-stream")
    .send(Readable.from(partsOf(database, workspaceId, { id, size }), { objectMode: false }));
}

async function* partsOf(
  database: Database,
  workspaceId: WorkspaceId,
  { id, size }: Pick<Sent, "id" | "size">,
): AsyncGenerator<Buffer> {
  let sent = 0;
  for (let part = 0; sent < size; part += 1) {
    const { rows } = await database.read(workspaceId, ({ client }) =>
      client.query<{ content: Buffer }>(
        "select content from file_parts where workspace_id = $1 and file_id = $2 and part = $3",
        [workspaceId, id, part],
      ),
    );
    const content = rows[0]?.content;
    if (!content) throw new Error(`File ${id} lacks its part ${part}`);
    sent += content.length;
    yield content;
  }
}

/** RFC 6266 with the name by RFC 5987, and an ASCII one for those who read only that. */
function attachmentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
