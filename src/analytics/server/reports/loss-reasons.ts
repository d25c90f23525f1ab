import { sql } from "kysely";
import type { QueryOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import { getLossReasons, type LossReasonsAnswer } from "../../contract.ts";
import { lossMessage } from "../../domain/leading-message.ts";
import { share } from "../../domain/share.ts";
import { lossesChart } from "../charts/losses-chart.ts";
import { defineReport, onWire } from "../define-report.ts";
import {
  dealConditions,
  headOf,
  instant,
  type ReportReading,
  type ReportScope,
  readScope,
  summed,
  within,
} from "../report-scope.ts";
import { splitColumn } from "../report-split.ts";
import { positionsOf } from "./read-funnel-groups.ts";
import { lossReasonNames, mostFirst, nameSegments } from "./segments.ts";
import { tabled } from "./split-table.ts";

interface Row {
  readonly segment: string | null;
  readonly reason: string | null;
  readonly owner: string;
  readonly mask: string;
  readonly deals: number;
  readonly amount: number;
  readonly other: number;
}
type Reason = LossReasonsAnswer["reasons"][number];

/**
 * Why deals were lost in the period, by stage and person (PIP-10). The stage is the furthest that the deal had reached, as in the
 * funnel's "lost here", so that the two agree.
 */
export async function readLossReasons(
  reading: ReportReading,
  query: QueryOf<typeof getLossReasons>,
): Promise<LossReasonsAnswer | Refusal> {
  const scope = await readScope(reading, query);
  if (isRefusal(scope)) return scope;
  const { rows } = await sql<Row>`
    select ${splitColumn(scope.split)} as segment, d.loss_reason_id as reason, d.owner_id as owner, cast(d.visited as varchar) as mask, count(*) as deals,
      ${summed(scope)}
    from reporting.deals d
    where d.pipeline_id = ${scope.pipeline.id} and d.status = 'lost' and d.closed_at <= ${instant(scope.asOf)}
      and ${within(scope, "d.closed_at")} and ${dealConditions(scope, "d")}
    group by 1, d.loss_reason_id, d.owner_id, d.visited`.execute(reading.sql);
  const names = await lossReasonNames(scope);
  const whole = lossesOf(scope, rows, names);
  const segments =
    scope.split === null
      ? undefined
      : (await nameSegments(scope, rows, scope.split))
          .map(({ value, id, groups }) => ({ value, id, ...lossesOf(scope, groups, names) }))
          .sort(mostFirst(({ total }) => total));
  return {
    ...headOf(scope),
    by: query.by ?? null,
    ...whole,
    ...(segments === undefined ? {} : { segments }),
    message: onWire(lossMessage(whole.reasons)),
  };
}

type Losses = Pick<LossReasonsAnswer, "total" | "amount" | "otherCurrency" | "reasons">;

function lossesOf(scope: ReportScope, rows: readonly Row[], names: ReadonlyMap<string, string>): Losses {
  const total = sum(rows, "deals");
  const reasons = [...new Set(rows.map(({ reason }) => reason))]
    .map((id) =>
      reasonOf(
        scope,
        rows.filter(({ reason }) => reason === id),
        { id, names, total },
      ),
    )
    .sort((a, b) => b.deals - a.deals || (a.reason ?? "").localeCompare(b.reason ?? ""));
  return {
    total,
    amount: { minor: sum(rows, "amount"), currency: scope.currency },
    otherCurrency: sum(rows, "other"),
    reasons,
  };
}

const sum = (rows: readonly Row[], key: "deals" | "amount" | "other") => rows.reduce((all, row) => all + row[key], 0);

function reasonOf(
  scope: ReportScope,
  rows: readonly Row[],
  { id, names, total }: { id: string | null; names: ReadonlyMap<string, string>; total: number },
): Reason {
  const furthest = (row: Row) => positionsOf(row.mask, scope).at(-1) ?? 0;
  const owners = [...new Set(rows.map(({ owner }) => owner))];
  return {
    reason: id === null ? null : (names.get(id) ?? null),
    id,
    deals: sum(rows, "deals"),
    share: share(sum(rows, "deals"), total),
    amount: { minor: sum(rows, "amount"), currency: scope.currency },
    otherCurrency: sum(rows, "other"),
    stages: scope.stages.map((stage, index) => ({
      stage: stage.name,
      id: stage.id,
      deals: sum(
        rows.filter((row) => furthest(row) === index + 1),
        "deals",
      ),
    })),
    people: owners
      .map((owner) => ({
        id: owner,
        value: scope.people.find((person) => person.id === owner)?.name ?? null,
        deals: sum(
          rows.filter((row) => row.owner === owner),
          "deals",
        ),
      }))
      .sort((a, b) => b.deals - a.deals || (a.value ?? "").localeCompare(b.value ?? "")),
  };
}

export const lossReasonsReport = defineReport({
  name: "loss-reasons",
  endpoint: getLossReasons,
  read: readLossReasons,
  chart: lossesChart,
  table: (answer) =>
    tabled<Losses>(answer, answer.segments, {
      columns: [
        { key: "reason", kind: "text" },
        { key: "breakdown", kind: "text" },
        { key: "deals", kind: "count" },
        { key: "amount", kind: "money" },
        { key: "otherCurrency", kind: "count" },
        { key: "share", kind: "share" },
      ],
      rows: ({ reasons }) =>
        reasons.flatMap((reason) => [
          { ...reason, breakdown: null },
          ...reason.stages
            .filter(({ deals }) => deals > 0)
            .map(({ stage, deals }) => ({ reason: reason.reason, breakdown: stage, deals })),
          ...reason.people.map(({ value, deals }) => ({ reason: reason.reason, breakdown: value, deals })),
        ]),
    }),
});
