import type { Locale } from "../kernel/actor.ts";
import type { Route } from "../platform/http/route.ts";
import type { Translator } from "../platform/translate.ts";
import { apiExamples } from "./api-examples.ts";

/** The API as a page for people: no scripts, made on the server from the routes. */
export function apiPage(routes: readonly Route[], translator: Translator, locale: Locale): string {
  const say = (key: string) => escapeHtml(translator.text(locale, "app", `api.${key}`));
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const group = route.endpoint.path.split("/")[1] ?? "";
    groups.set(group, [...(groups.get(group) ?? []), route]);
  }
  const sections = [...groups].sort().map(
    ([group, members]) => `<section id="${escapeHtml(group)}"><h2>${escapeHtml(group)}</h2><table>
<thead><tr><th scope="col">${say("request")}</th><th scope="col">${say("what")}</th><th scope="col">${say("permission")}</th></tr></thead>
<tbody>${members.map(row).join("")}</tbody></table></section>`,
  );
  const examples = apiExamples.map(
    ({ key, code }) => `<h3>${say(`example.${key}.title`)}</h3><p>${say(`example.${key}.about`)}</p>
<pre id="example-${key}" tabindex="0"><code>${escapeHtml(code)}</code></pre>`,
  );
  const contents = [...groups.keys()].sort().map((group) => `<a href="#${escapeHtml(group)}">${escapeHtml(group)}</a>`);
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say("title")}</title><style>${styles}</style></head><body><main><h1>${say("title")}</h1>
<p>${say("intro")}</p><p><a href="/api/v1/openapi.json">openapi.json</a></p><section id="examples"><h2>${say("examples")}</h2>${examples.join("\n")}</section>
<h2>${say("all")}</h2><nav>${contents.join(" ")}</nav>${sections.join("\n")}</main></body></html>`;
}

function row({ endpoint, permission }: Route): string {
  const address = `<b>${endpoint.method}</b> /api/v1${endpoint.path}`;
  return `<tr><td><code>${address.replaceAll("{", "<i>{").replaceAll("}", "}</i>")}</code></td><td>${escapeHtml(endpoint.summary)}</td><td><code>${escapeHtml(permission)}</code></td></tr>`;
}

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const styles = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}main{max-width:68rem;margin:0 auto;padding:1.5rem 1rem}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem}section{overflow-x:auto}pre{overflow-x:auto;padding:.75rem 1rem;border-radius:6px;background:color-mix(in srgb,currentColor 6%,transparent)}h3{margin:1.5rem 0 .25rem}section p{margin:.25rem 0 .5rem;max-width:44rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.4rem 1rem .4rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent);vertical-align:top}
th{font-weight:600}code{font:14px/1.5 ui-monospace,monospace}i{font-style:normal;opacity:.7}`;
