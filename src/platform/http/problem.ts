import type { FastifyReply } from "fastify";
import type { ZodError } from "zod";
import type { Locale } from "../../kernel/actor.ts";
import type { FieldError, Refusal, RefusalKind } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { Translator } from "../translate.ts";
import { httpRefusals } from "./refusals.ts";

const statusOf: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  too_large: 413,
  unavailable: 503,
};

/** The edge's own, which are told apart from what a use case refuses. */
const statusByCode: Readonly<Record<string, number>> = {
  json_invalid: 400,
  input_invalid: 400,
  cursor_invalid: 400,
  media_type_unknown: 415,
  method_not_allowed: 405,
  idempotency_key_refused: 400,
  unexpected: 500,
};

/** Answers with an RFC 9457 problem document: a stable `code`, a message in the caller's language, `errors` by path. */
export function sendProblem(
  reply: FastifyReply,
  refusal: Refusal,
  translator: Translator,
  locale: Locale,
): FastifyReply {
  const status = statusByCode[refusal.refused] ?? statusOf[refusal.kind];
  if (status === 503 || refusal.kind === "too_many") {
    reply.header("retry-after", String(refusal.extra?.retryAfter ?? 1));
  }
  const message = translator.refusal(locale, refusal.refused, refusal.params);
  const errors = refusal.errors?.map((error) => ({
    ...error,
    message: error.message ?? translator.refusal(locale, error.code),
  }));
  return reply
    .status(status)
    .type("application/problem+json; charset=utf-8")
    .send(
      JSON.stringify({
        type: `/problems/${refusal.refused}`,
        title: message,
        status,
        code: refusal.refused,
        detail: message,
        requestId: reply.request.id,
        ...(errors ? { errors } : {}),
        ...withMessages(refusal.extra, translator, locale),
      }),
    );
}

/** What a contract refused, field by field; the codes are zod's, the path is dotted. */
export function inputRefusal(error: ZodError): Refusal {
  const errors: FieldError[] = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join("."), code: "unknown_field" }))
      : [{ path: issue.path.join("."), code: issue.code }],
  );
  return refuse(httpRefusals, "input_invalid", { errors });
}

/** `missing` of the gate: each gets its message in the caller's language. */
function withMessages(extra: Refusal["extra"], translator: Translator, locale: Locale): Refusal["extra"] {
  const missing = extra?.missing as readonly (Pick<Refusal, "params"> & { code: string })[] | undefined;
  if (!Array.isArray(missing)) return extra;
  return {
    ...extra,
    missing: missing.map((one) => ({ ...one, message: translator.refusal(locale, one.code, one.params) })),
  };
}
