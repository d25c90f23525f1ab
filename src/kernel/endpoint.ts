import type { ZodType, z } from "zod";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One HTTP operation as both the server and the screens read it. `path` is below /api/v1, parameters as `{id}`. */
export interface Endpoint<
  Params extends ZodType = ZodType,
  Query extends ZodType = ZodType,
  Body extends ZodType = ZodType,
  Answer extends ZodType = ZodType,
> {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  /** 200 unless said otherwise; 201 for what was created. */
  readonly status?: 200 | 201;
  /** False: an `Idempotency-Key` is refused, since no workspace is there yet to keep it in. */
  readonly takesKey?: false;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
}

export function endpoint<P extends ZodType, Q extends ZodType, B extends ZodType, A extends ZodType>(
  definition: Endpoint<P, Q, B, A>,
): Endpoint<P, Q, B, A> {
  return definition;
}

export type ParamsOf<E> = E extends Endpoint<infer P, ZodType, ZodType, ZodType> ? z.output<P> : never;
export type QueryOf<E> = E extends Endpoint<ZodType, infer Q, ZodType, ZodType> ? z.output<Q> : never;
export type BodyOf<E> = E extends Endpoint<ZodType, ZodType, infer B, ZodType> ? z.output<B> : never;
export type AnswerOf<E> = E extends Endpoint<ZodType, ZodType, ZodType, infer A> ? z.output<A> : never;
