import type { FieldError } from "../../kernel/refusal.ts";

/** A refusal or failure as the server words it (RFC 9457), in the language of the person. */
export class ProblemError extends Error {
  readonly status: number;
  /** The code of the refusal ("stage_conditions_missing"), or "unexpected". */
  readonly code: string;
  readonly title: string;
  /** What happened, for the person; empty when the server gave none. */
  readonly detail: string;
  /** What is wrong with which field; `path` as in "stages.2.name". */
  readonly errors: readonly FieldError[];
  /** Further members of the document, such as `missing`. */
  readonly extra: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;

  constructor(status: number, document: Readonly<Record<string, unknown>>, requestId: string | null) {
    const {
      code,
      title,
      detail,
      errors,
      requestId: named,
      type: _type,
      status: _status,
      instance: _i,
      ...extra
    } = document;
    super(text(detail) || text(title) || `HTTP ${status}`);
    this.name = "ProblemError";
    this.status = status;
    this.code = text(code) || "unexpected";
    this.title = text(title);
    this.detail = text(detail);
    this.errors = Array.isArray(errors) ? errors.filter(isFieldError) : [];
    this.extra = extra;
    this.requestId = text(named) || requestId;
  }
}

export function isProblem(error: unknown, code?: string): error is ProblemError {
  return error instanceof ProblemError && (code === undefined || error.code === code);
}

/** Reads a failed answer; an answer that is no problem document still becomes one. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const requestId = response.headers.get("x-request-id");
  const document: unknown = await response.json().catch(() => ({}));
  return new ProblemError(response.status, isRecord(document) ? document : {}, requestId);
}

const text = (value: unknown) => (typeof value === "string" ? value : "");
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isFieldError = (value: unknown): value is FieldError =>
  isRecord(value) && typeof value.path === "string" && typeof value.code === "string";
