/**
 * Examples for the page of the API, in the order in which they can be tried: each may use what those before it have found.
 * `api-examples.test.ts` runs them as they are shown. They need curl and jq.
 */
export interface ApiExample {
  /** Its words are under `api.example` of the catalogue. */
  readonly key:
    | "begin"
    | "deal"
    | "refused"
    | "moved"
    | "override"
    | "batch"
    | "import"
    | "report"
    | "pages"
    | "webhook"
    | "node"
    | "python";
  readonly language: "sh" | "js" | "python";
  readonly code: string;
}

export const apiExamples: readonly ApiExample[] = [
  {
    key: "begin",
    language: "sh",
    code: `# export URL=http://localhost:3000 KEY=vk_…
api() { curl -sS -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" "$@"; }

pipeline=$(api "$URL/api/v1/pipelines" -d '{"name": "Прямые продажи", "stages": [
  {"name": "Встреча"},
  {"name": "Предложение", "entryConditions": [{"kind": "field", "field": "expectedCloseOn"}]},
  {"name": "Договор", "entryConditions": [{"kind": "document", "document": "contract", "mark": "signed"}]}]}')
pipelineId=$(jq -r .id <<<"$pipeline")
proposal=$(jq -r '.stages[1].id' <<<"$pipeline")`,
  },
  {
    key: "deal",
    language: "sh",
    code: `company=$(api "$URL/api/v1/companies" -d '{"name": "ООО «Ромашка»", "city": "Тверь"}' | jq -r .id)

deal=$(api "$URL/api/v1/deals" -H "Idempotency-Key: order-1042" \\
  -d "{\\"title\\": \\"Компрессор\\", \\"pipelineId\\": \\"$pipelineId\\", \\"companyId\\": \\"$company\\",
       \\"amountMinor\\": 120000000}")
dealId=$(jq -r .id <<<"$deal")
version=$(jq -r .version <<<"$deal")`,
  },
  {
    key: "refused",
    language: "sh",
    code: `api "$URL/api/v1/deals/$dealId/moves" -d "{\\"toStage\\": \\"$proposal\\", \\"version\\": $version}" | jq '{status, code, missing}'`,
  },
  {
    key: "moved",
    language: "sh",
    code: `moved=$(api "$URL/api/v1/deals/$dealId/moves" \\
  -d "{\\"toStage\\": \\"$proposal\\", \\"version\\": $version, \\"fields\\": {\\"expectedCloseOn\\": \\"2027-03-01\\"}}")
jq '{stageId, version}' <<<"$moved"`,
  },
  {
    key: "override",
    language: "sh",
    code: `contract=$(jq -r '.stages[2].id' <<<"$pipeline")
version=$(api "$URL/api/v1/deals/$dealId" | jq -r .version)
api "$URL/api/v1/deals/$dealId/moves" \\
  -d "{\\"toStage\\": \\"$contract\\", \\"version\\": $version, \\"override\\": {\\"reason\\": \\"Подписан на бумаге, скан завтра\\"}}" | jq '{stageId, status}'`,
  },
  {
    key: "batch",
    language: "sh",
    code: `api "$URL/api/v1/batch" -H "Idempotency-Key: night-2026-11-02" -d "{\\"operations\\": [
  {\\"method\\": \\"POST\\", \\"path\\": \\"/companies\\", \\"body\\": {\\"name\\": \\"АО «Лютик»\\"}},
  {\\"method\\": \\"GET\\", \\"path\\": \\"/deals/$dealId\\"}]}" | jq -c '.items[] | {status, id: .body.id}'`,
  },
  {
    key: "import",
    language: "sh",
    code: `printf 'externalId;name;city\\nc1;ООО «Пион»;Пермь\\nc2;ООО «Астра»;Казань\\n' >companies.csv
import=$(api "$URL/api/v1/imports?kind=companies&fileName=companies.csv" -H "Content-Type: text/csv" --data-binary @companies.csv | jq -r .id)
until api "$URL/api/v1/imports/$import" | jq -e '.state == "done" or .state == "failed"' >/dev/null; do sleep 0.2; done
api "$URL/api/v1/imports/$import" | jq -c '{state, counts}'`,
  },
  {
    key: "report",
    language: "sh",
    code: `api "$URL/api/v1/reports/funnel?pipeline=$pipelineId" | jq -c '{total, won, stages: [.stages[] | {stage, reached}]}'`,
  },
  {
    key: "pages",
    language: "sh",
    code: `next=
while [ "$next" != null ]; do
  page=$(api -G "$URL/api/v1/companies" -d limit=2 \${next:+--data-urlencode "cursor=$next"})
  jq -r '.items[].name' <<<"$page"
  next=$(jq -r .next <<<"$page")
done`,
  },
  {
    key: "webhook",
    language: "sh",
    code: `# export RECEIVER=https://shop.example/voronka
webhook=$(api "$URL/api/v1/webhooks" -d "{\\"name\\": \\"Магазин\\", \\"url\\": \\"$RECEIVER\\", \\"events\\": [\\"deal.won\\", \\"company.*\\"]}")
SECRET=$(jq -r .secret <<<"$webhook")
webhookId=$(jq -r .webhook.id <<<"$webhook")
api "$URL/api/v1/webhooks/$webhookId/tests" -d '{}' | jq .done
api "$URL/api/v1/webhooks/$webhookId/deliveries" | jq -c '.items[] | {type, state, lastStatus}'`,
  },
  {
    key: "node",
    language: "js",
    code: `import { createHmac, timingSafeEqual } from "node:crypto";

/** body: the bytes as they came, before JSON.parse. */
export function isFromVoronka(headers, body, secret) {
  const id = headers["webhook-id"];
  const timestamp = headers["webhook-timestamp"];
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false; // an old one, sent by somebody else
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const expected = createHmac("sha256", key).update(\`\${id}.\${timestamp}.\${body}\`).digest();
  return headers["webhook-signature"].split(" ").some((one) => {
    const [version, signature] = one.split(",");
    const given = Buffer.from(signature ?? "", "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
}`,
  },
  {
    key: "python",
    language: "python",
    code: `import base64, hashlib, hmac, time

def is_from_voronka(headers, body, secret):
    """body: the bytes as they came, before json.loads."""
    message_id, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(timestamp)) > 300:  # an old one, sent by somebody else
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{message_id}.{timestamp}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(
        hmac.compare_digest(one, f"v1,{expected}") for one in headers["webhook-signature"].split(" ")
    )`,
  },
];
