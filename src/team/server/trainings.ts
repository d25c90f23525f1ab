import { sees } from "../../identity/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { createTraining as createEndpoint, setResults as setEndpoint, Training } from "../contract.ts";
import { teamRefusals } from "../domain/refusals.ts";
import { readMembers } from "./members.ts";

type Row = Omit<Training, "results"> & {
  readonly userId: UserId | null;
  readonly userName: string | null;
  readonly score: number | null;
};

/** The latest first, with the results of the people in sight. */
export async function readTrainings(
  { client, actor }: Pick<Reading, "client" | "actor">,
  id: string | null = null,
): Promise<Training[]> {
  const { rows } = await client.query<Row>(
    `select t.id, t.kind, t.topic, t.held_on as "heldOn", t.led_by as "ledBy", t.pass_mark as "passMark", t.version,
       r.user_id as "userId", u.name as "userName", r.score
     from trainings t
     left join training_results r on r.workspace_id = t.workspace_id and r.training_id = t.id
     left join reporting.users u on u.workspace_id = r.workspace_id and u.id = r.user_id
     where t.workspace_id = $1 and ($2::uuid is null or t.id = $2) order by t.held_on desc, t.id, lower(u.name)`,
    [actor.workspaceId, id],
  );
  return [...Map.groupBy(rows, (row) => row.id).values()].map((some) => {
    const [{ userId: _, userName: __, score: ___, ...training }] = some as [Row];
    return {
      ...training,
      results: some.flatMap(({ userId, userName, score, passMark }) =>
        userId === null || !sees(actor, userId)
          ? []
          : [
              {
                person: { id: userId, name: userName ?? "" },
                score,
                isPassed: score === null ? null : score >= passMark,
              },
            ],
      ),
    };
  });
}

async function trainingOf(unit: Unit, id: string): Promise<Training | Refusal> {
  const [found] = await readTrainings(unit, id);
  return found ?? refuse(teamRefusals, "training_unknown");
}

export async function createTraining(
  unit: Unit,
  { body }: Pick<InputOf<typeof createEndpoint>, "body">,
): Promise<Training | Refusal> {
  const { results, ...fields } = body;
  const refused = await wrongIn(unit, fields.kind, results);
  if (refused) return refused;
  const id = unit.newId();
  await unit.client.query(
    `insert into trainings (workspace_id, id, kind, topic, held_on, led_by, pass_mark, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      unit.actor.workspaceId,
      id,
      fields.kind,
      fields.topic,
      fields.heldOn,
      fields.ledBy,
      fields.passMark,
      new Date(unit.now),
    ],
  );
  await writeResults(unit, id, results);
  unit.audit({
    action: "training.created",
    entity: "training",
    entityId: id,
    changes: { topic: [null, fields.topic] },
  });
  return trainingOf(unit, id);
}

type Given = InputOf<typeof setEndpoint>["body"]["results"];

/** Puts these results in the place of those of the people in sight. */
export async function setResults(
  unit: Unit,
  { params, body }: Pick<InputOf<typeof setEndpoint>, "params" | "body">,
): Promise<Training | Refusal> {
  const before = await trainingOf(unit, params.id);
  if (isRefusal(before)) return before;
  const refused = await wrongIn(unit, before.kind, body.results);
  if (refused) return refused;
  const { rowCount } = await unit.client.query(
    "update trainings set version = version + 1 where workspace_id = $1 and id = $2 and version = $3",
    [unit.actor.workspaceId, params.id, body.version],
  );
  if (rowCount !== 1) return refuse(teamRefusals, "team_version_conflict");
  await unit.client.query(
    "delete from training_results where workspace_id = $1 and training_id = $2 and user_id = any ($3::uuid[])",
    [unit.actor.workspaceId, params.id, before.results.map(({ person }) => person.id)],
  );
  await writeResults(unit, params.id, body.results);
  const told = (results: readonly { readonly score: number | null }[]) => results.map(({ score }) => score);
  unit.audit({
    action: "training.results_set",
    entity: "training",
    entityId: params.id,
    changes: { results: [told(before.results), told(body.results)] },
  });
  return trainingOf(unit, params.id);
}

/** Refuses one with results of people out of sight: they would go with it. */
export async function deleteTraining(unit: Unit, id: string): Promise<Training | Refusal> {
  const before = await trainingOf(unit, id);
  if (isRefusal(before)) return before;
  const { rows } = await unit.client.query<{ user_id: UserId }>(
    "select user_id from training_results where workspace_id = $1 and training_id = $2",
    [unit.actor.workspaceId, id],
  );
  if (rows.some(({ user_id }) => !sees(unit.actor, user_id))) return refuse(teamRefusals, "training_of_others");
  await unit.client.query("delete from trainings where workspace_id = $1 and id = $2", [unit.actor.workspaceId, id]);
  unit.audit({
    action: "training.deleted",
    entity: "training",
    entityId: id,
    changes: { topic: [before.topic, null] },
  });
  return before;
}

/** A test without a mark tells nothing; of people out of sight nobody says anything. */
async function wrongIn(unit: Unit, kind: Training["kind"], results: Given): Promise<Refusal | null> {
  const known = new Set((await readMembers(unit)).map(({ id }) => id));
  if (results.some(({ userId }) => !known.has(userId))) return refuse(teamRefusals, "team_person_unknown");
  return kind === "test" && results.some(({ score }) => score === null)
    ? refuse(teamRefusals, "training_score_missing")
    : null;
}

async function writeResults(unit: Unit, id: string, results: Given): Promise<void> {
  await unit.client.query(
    `insert into training_results (workspace_id, training_id, user_id, score)
     select $1, $2, r."userId", r.score from jsonb_to_recordset($3) as r("userId" uuid, score smallint)
     on conflict (workspace_id, training_id, user_id) do update set score = excluded.score`,
    [unit.actor.workspaceId, id, JSON.stringify(results)],
  );
}
