import { identityEn } from "../identity/index.ts";
import { openApiOf } from "../platform/http/open-api.ts";
import type { Route } from "../platform/http/route.ts";
import { productVersion } from "../platform/product-version.ts";
import { knownEvents, webhookEventShape } from "../webhooks/index.ts";
import { apiBodies, apiWords } from "./api-words.ts";
import { problemCodesOf } from "./problem-codes.ts";

/** The OpenAPI document of the product: routes with examples and codes, events that webhooks are told. */
export function describeApi(routes: readonly Route[]) {
  const actions: Readonly<Record<string, Readonly<Record<string, string>>>> = identityEn.action;
  const titleOf = (name: string) => {
    const [entity = "", verb = ""] = name.split(".");
    return actions[entity]?.[verb] ?? name;
  };
  return openApiOf(routes, {
    version: productVersion,
    words: apiWords,
    bodies: apiBodies,
    codesOf: problemCodesOf,
    events: { shape: webhookEventShape, names: knownEvents.map((name) => ({ name, title: titleOf(name) })) },
  });
}
