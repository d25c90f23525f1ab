import { addTemplate } from "../../activities/index.ts";
import { createDepartment, createUser, demoSignIn, userWithEmail } from "../../identity/index.ts";
import type { PipelineId, StageId, UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { createPipelineAsAsked, readPipeline } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { demoPeople } from "../domain/people.ts";
import { vocabularies } from "../domain/vocabularies.ts";

/** Who and what the demo deals hang on. */
export interface DemoSetting {
  readonly ownerId: UserId;
  readonly userOf: (key: string) => UserId;
  readonly pipelineId: PipelineId;
  /** By position, the won one last. */
  readonly stageIds: readonly StageId[];
  readonly lossReasonIds: readonly string[];
}

/** Those of the demo who can sign in beside the owner: one of each usual role, all with the demo's password. */
const signIns: Readonly<Record<string, string>> = {
  "head-north": "head@voronka.example",
  sokolova: "seller@voronka.example",
};

/** Departments, people and the pipeline from its template. */
export async function furnishDemo(unit: Unit, passwordHash: string): Promise<DemoSetting | Refusal> {
  const words = vocabularies[unit.actor.workspace.locale];
  const users = new Map<string, UserId>();
  const owner = await userWithEmail(unit, demoSignIn.email);
  if (!owner) throw new Error("The demo workspace has no owner");
  users.set("owner", owner.id);
  const departments = new Map<string, string>();
  for (const key of ["north", "volga"] as const) {
    const department = await createDepartment(unit, { name: words.departments[key], parentId: null });
    if (isRefusal(department)) return department;
    departments.set(key, department.id);
  }
  for (const person of demoPeople.filter((one) => one.key !== "owner")) {
    const email = signIns[person.key] ?? null;
    const user = await createUser(unit, {
      email,
      name: person.name[unit.actor.workspace.locale],
      role: person.role,
      departmentId: person.department ? (departments.get(person.department) ?? null) : null,
      passwordHash: email ? passwordHash : null,
    });
    if (isRefusal(user)) return user;
    users.set(person.key, user.id);
  }
  for (const template of words.templates) {
    const added = await addTemplate(unit, { ...template, isShared: true });
    if (isRefusal(added)) return added;
  }
  return withPipeline(unit, owner.id, users, words.pipeline);
}

async function withPipeline(
  unit: Unit,
  ownerId: UserId,
  users: ReadonlyMap<string, UserId>,
  name: string,
): Promise<DemoSetting | Refusal> {
  const made = await createPipelineAsAsked(unit, { template: "classic-b2b", name });
  if (isRefusal(made)) return made;
  const pipeline = await readPipeline(unit, made.id);
  if (isRefusal(pipeline)) return pipeline;
  const reasons = await unit.client.query<{ id: string }>(
    "select id from reporting.loss_reasons where workspace_id = $1 order by name",
    [unit.actor.workspaceId],
  );
  return {
    ownerId,
    userOf: (key) => users.get(key) ?? ownerId,
    pipelineId: made.id,
    stageIds: pipeline.stages.map((stage) => stage.id as StageId),
    lossReasonIds: reasons.rows.map((row) => row.id),
  };
}
