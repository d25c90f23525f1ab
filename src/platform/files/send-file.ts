import { ReadableStream } from "node:stream/web";
import type { FastifyReply } from "fastify";
import type { WorkspaceId } from "../../kernel/ids.ts";
import type { Database } from "../database/database.ts";
import { readBytes } from "../database/read-bytes.ts";
import { partBytes } from "./store-file.ts";

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
  const hasLeft = () => reply.raw.writableLength === 0;
  return reply
    .header("content-disposition", attachmentDisposition(name))
    .header("content-length", size)
    .header("x-content-type-options", "nosniff")
    .header("content-security-policy", "sandbox; default-src 'none'")
    .header("cache-control", "private, no-store")
    .type("application/octet-stream")
    .send(partsOf(database, workspaceId, { id, size, hasLeft }));
}

interface Parts extends Pick<Sent, "id" | "size"> {
  /** Whether all that was given so far has gone out, so that its memory is free for the next part. */
  readonly hasLeft: () => boolean;
}

/** Each is read when it is asked for, and that is when the one before it was handed to the connection. */
function partsOf(
  database: Database,
  workspaceId: WorkspaceId,
  { id, size, hasLeft }: Parts,
): ReadableStream<Uint8Array> {
  let memory: Buffer = Buffer.alloc(0);
  let part = 0;
  let sent = 0;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (memory.length === 0 || !hasLeft()) memory = Buffer.allocUnsafeSlow(Math.min(partBytes, size));
    const content = await database.read(workspaceId, ({ client }) =>
      readBytes(
        client,
        "select content from file_parts where workspace_id = $1 and file_id = $2 and part = $3",
        [workspaceId, id, part],
        memory,
      ),
    );
    if (!content) throw new Error(`File ${id} lacks its part ${part}`);
    if (content.length > memory.length) memory = content;
    part += 1;
    sent += content.length;
    controller.enqueue(content);
    if (sent >= size) controller.close();
  };
  return new ReadableStream({ pull }, { highWaterMark: 0 });
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
