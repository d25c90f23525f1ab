import { recordReviews } from "../../call-quality/index.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { demoCriteria, inventReviews, reviewWords } from "../domain/invent-reviews.ts";
import { demoPeople } from "../domain/people.ts";
import type { DemoSetting } from "./furnish-demo.ts";

const daysReviewed = 28;

/** Reviews of calls that were written before, each by the head of its department (ACT-7). */
export async function reviewDemoCalls(unit: Unit, { userOf }: DemoSetting): Promise<Refusal | null> {
  const { rows } = await unit.client.query<{ id: string; owner_id: string; done_at: Date }>(
    "select id, owner_id, done_at from reporting.calls where workspace_id = $1 and done_at >= $2 order by done_at desc, id",
    [unit.actor.workspaceId, new Date(unit.now - daysReviewed * millisecondsPerDay)],
  );
  const keyOf = new Map(demoPeople.map(({ key }) => [userOf(key) as string, key]));
  const calls = rows.map((row) => ({
    id: row.id,
    owner: keyOf.get(row.owner_id) ?? "",
    doneAt: row.done_at.getTime(),
  }));
  const words = reviewWords[unit.actor.workspace.locale];
  const headOf = (key: string) => userOf(`head-${demoPeople.find((one) => one.key === key)?.department ?? "north"}`);
  return recordReviews(unit, {
    name: words.name,
    criteria: demoCriteria.map(({ weight }, at) => ({
      name: words.criteria[at] ?? "",
      weight,
      isCritical: at === demoCriteria.length - 1,
    })),
    mistakes: words.mistakes,
    reviews: inventReviews(calls).map(({ callId, owner, doneAt, marks, mistakes, answer }) => ({
      callId,
      ownerId: userOf(owner),
      calledAt: doneAt,
      reviewerId: headOf(owner),
      marks,
      mistakes,
      answer,
      answerComment: answer === "objected" ? words.objection : "",
    })),
  });
}
