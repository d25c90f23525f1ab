import { on } from "node:events";
import type { IncomingMessage } from "node:http";
import { giveBack } from "../give-back.ts";

/** An uploaded file as it streams in; its name and type are known once the first bytes are asked for. */
export interface UploadedFile {
  readonly chunks: AsyncGenerator<Uint8Array>;
  readonly fileName: () => string | null;
  readonly mediaType: () => string | null;
}

const headerEnd = Buffer.from("\r\n\r\n");
const longestHeader = 16_384;

interface Reading {
  /** A chunk is the reader's until it asks for the next one; then its memory is taken back, and nothing may hold it any more. */
  readonly takesBack?: boolean;
}

/** The body itself with its name in X-File-Name, or the first part of a multipart form that is a file. */
export function readBody(request: IncomingMessage, { takesBack = false }: Reading = {}): UploadedFile {
  const giveUp = takesBack ? giveBack : () => undefined;
  const type = request.headers["content-type"] ?? "";
  const boundary = /^multipart\/form-data;.*?boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary !== undefined) return filePart(request, boundary, giveUp);
  const named = request.headers["x-file-name"];
  const fileName = () => (typeof named === "string" ? decoded(named) : null);
  return { chunks: whole(request, giveUp), fileName, mediaType: () => type || null };
}

async function* whole(request: IncomingMessage, giveUp: (chunk: Buffer) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunksOf(request)) {
    yield chunk;
    giveUp(chunk);
  }
}

/** As they came: iterated itself, a request makes new chunks of those that wait. One that breaks off is an error. */
async function* chunksOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    // One that broke off before would tell nothing any more.
    if (request.destroyed && !request.readableEnded) throw new Error("The request broke off");
    const events = on(request, "data", { close: ["end", "close"], highWaterMark: 1, lowWaterMark: 1 });
    for await (const [chunk] of events) yield chunk as Buffer;
    if (!request.readableEnded) throw new Error("The request broke off");
  } finally {
    if (!request.readableEnded) request.destroy();
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Parts before the file are passed over; after it the rest of the body is read and dropped. */
function filePart(request: IncomingMessage, boundary: string, giveUp: (chunk: Buffer) => void): UploadedFile {
  const ending = Buffer.from(`\r\n--${boundary}`);
  let name: string | null = null;
  let mediaType: string | null = null;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    // A line break before the first boundary makes it look like every other one.
    let held: Buffer = Buffer.from("\r\n");
    let place: "between" | "header" | "file" | "skipped" | "over" = "between";
    for await (const chunk of chunksOf(request)) {
      const all = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      held = all;
      for (let goesOn = place !== "over"; goesOn; ) {
        goesOn = false;
        if (place === "header") {
          const end = held.indexOf(headerEnd);
          if (end === -1 && held.length > longestHeader) return;
          if (end === -1) continue;
          const header = held.subarray(0, end).toString("utf8");
          const fileName = /filename="([^"]*)"/i.exec(header)?.[1];
          place = fileName === undefined ? "skipped" : "file";
          if (fileName !== undefined) {
            name = fileName;
            mediaType = /^content-type:\s*(\S[^\r\n]*)/im.exec(header)?.[1] ?? null;
          }
          held = held.subarray(end + headerEnd.length);
          goesOn = true;
          continue;
        }
        const end = held.indexOf(ending);
        if (end === -1) {
          // What may be the beginning of a boundary waits for the next chunk.
          const sure = Math.max(0, held.length - ending.length);
          if (place === "file" && sure > 0) yield held.subarray(0, sure);
          held = held.subarray(sure);
          continue;
        }
        if (place === "file" && end > 0) yield held.subarray(0, end);
        held = held.subarray(end + ending.length);
        place = place === "file" ? "over" : "header";
        goesOn = place === "header";
      }
      held = Buffer.from(place === "over" ? "" : held);
      giveUp(chunk);
      giveUp(all);
    }
  }
  return { chunks: chunks(), fileName: () => name, mediaType: () => mediaType };
}
