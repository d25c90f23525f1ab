import type { AnswerOf } from "../../kernel/endpoint.ts";
import { type AnyEndpoint, type InputOf, requestOf } from "./client.ts";
import { ProblemError } from "./problem-error.ts";

export interface UploadOptions {
  /** Called with the share of the file that has gone, 0…1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
  /** Sent along, with the type of the file, where the endpoint keeps them. */
  readonly fileName?: string;
}

/**
 * Sends a file as the body, telling how much has gone: `fetch` cannot. A refusal is thrown as `ProblemError`, a lost
 * connection as `TypeError`: a file is not sent again by itself.
 */
export function upload<E extends AnyEndpoint>(
  endpoint: E,
  input: InputOf<E>,
  file: Blob,
  { onProgress, signal, fileName }: UploadOptions = {},
): Promise<AnswerOf<E>> {
  const { url, headers, signedOut } = requestOf(endpoint, input as object);
  headers.set("content-type", (fileName !== undefined && file.type) || "application/octet-stream");
  if (fileName !== undefined) headers.set("x-file-name", encodeURIComponent(fileName.toWellFormed()));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, url);
    headers.forEach((value, name) => {
      request.setRequestHeader(name, value);
    });
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total === 0 ? 1 : loaded / total);
    request.onerror = () => reject(new TypeError("network"));
    request.onabort = () => reject(new DOMException("aborted", "AbortError"));
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status < 300) return resolve(answer as AnswerOf<E>);
      if (request.status === 401) signedOut();
      reject(new ProblemError(request.status, answer, request.getResponseHeader("x-request-id")));
    };
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
