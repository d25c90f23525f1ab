import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { maxFileBytes } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import type { FileContent } from "./store.ts";

/** Room for the boundaries and headers of a multipart body. */
const wrapping = 64 * 1024;

/** The uploaded file: the part `file` of a multipart body, or the body itself with its name in X-File-Name. */
export async function readUpload(request: IncomingMessage): Promise<FileContent | Refusal> {
  const type = request.headers["content-type"] ?? "application/octet-stream";
  const isMultipart = type.toLowerCase().startsWith("multipart/form-data");
  const body = await readBytes(request, maxFileBytes + (isMultipart ? wrapping : 0));
  if (!body) return refuse(commerceRefusals, "file_too_large");
  if (isMultipart) return readPart(body, type);
  const name = nameOf(request.headers["x-file-name"]);
  return name === null ? refuse(commerceRefusals, "file_name_missing") : checked(name, type, body);
}

async function readBytes(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is left is read and dropped, so that the refusal reaches a sender who is still sending.
    if (size <= most) chunks.push(chunk);
    else if (size > 4 * most) return null;
  }
  return size <= most ? Buffer.concat(chunks) : null;
}

async function readPart(body: Buffer, type: string): Promise<FileContent | Refusal> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } })
    .formData()
    .catch(() => null);
  const part = form?.get("file");
  if (!part || typeof part === "string") return refuse(commerceRefusals, "file_missing");
  return checked(part.name, part.type || "application/octet-stream", Buffer.from(await part.arrayBuffer()));
}

function checked(name: string, mediaType: string, content: Buffer): FileContent | Refusal {
  const short = baseName(name);
  if (short === "") return refuse(commerceRefusals, "file_name_missing");
  if (content.length === 0) return refuse(commerceRefusals, "file_empty_upload");
  if (content.length > maxFileBytes) return refuse(commerceRefusals, "file_too_large");
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { name: short, mediaType: mediaType.slice(0, 200), sha256, content };
}

/** The last part of a path, without control characters, 200 characters at most. */
function baseName(name: string): string {
  const clean = name
    .replace(/\p{Cc}/gu, "")
    .replace(/^.*[/\\]/, "")
    .trim();
  return clean.slice(-200);
}

function nameOf(header: string | string[] | undefined): string | null {
  if (typeof header !== "string") return null;
  try {
    return decodeURIComponent(header);
  } catch {
    return null;
  }
}
