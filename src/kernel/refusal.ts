/** What sort of "no" a refusal is; the HTTP edge alone turns it into a status code. */
export type RefusalKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_many"
  | "too_large"
  | "unavailable";

/** The closed list of one slice: code → kind. Every code has a message in the slice's catalogues under `refusal.<code>`. */
export type RefusalList = Readonly<Record<string, RefusalKind>>;

/** One thing wrong with one field; `path` as in "stages.2.name". */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message?: string;
}

/** A decision's "no". `params` fill the message; `extra` travels to the answer as it is (`missing`, …). */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  readonly kind: RefusalKind;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly errors?: readonly FieldError[];
  readonly extra?: Readonly<Record<string, unknown>>;
}

export function refuse<List extends RefusalList, Code extends keyof List & string>(
  list: List,
  code: Code,
  more: Pick<Refusal, "params" | "errors" | "extra"> = {},
): Refusal<Code> {
  return { refused: code, kind: list[code] ?? "invalid", ...more };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value && "kind" in value;
}
