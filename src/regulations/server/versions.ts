import type { Locale } from "../../kernel/actor.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { issueRegulation as issueEndpoint, RegulationVersion } from "../contract.ts";
import { compareSections, type Section } from "../domain/compare-sections.ts";
import { regulationRefusals } from "../domain/refusals.ts";
import { type RegulationRules, writeDrafts } from "./draft.ts";

type Asking = Pick<Reading, "sql" | "client" | "actor" | "now">;
export type FrozenText = Readonly<Record<Locale, readonly Section[]>>;

interface VersionRow {
  readonly id: string;
  readonly number: number;
  readonly issued_at: Date;
  readonly issued_by: string;
  readonly issuer: string;
  readonly approved_by: string;
  readonly approver: string;
  readonly effective_on: string;
  readonly note: string;
  readonly acknowledged: number;
  readonly people: number;
  readonly is_acknowledged: boolean;
}

const versionFrom = (row: VersionRow): RegulationVersion => ({
  id: row.id,
  number: row.number,
  issuedAt: row.issued_at.toISOString(),
  issuedBy: { id: row.issued_by, name: row.issuer },
  approvedBy: { id: row.approved_by, name: row.approver },
  effectiveOn: row.effective_on,
  note: row.note,
  acknowledged: row.acknowledged,
  people: row.people,
  isAcknowledged: row.is_acknowledged,
});

/** Newest first. Dealers are no staff: the regulation is not theirs to read. */
export async function listVersions({ client, actor }: Asking, id: string | null = null): Promise<RegulationVersion[]> {
  const { rows } = await client.query<VersionRow>(
    `with staff as (select id from reporting.users where workspace_id = $1 and is_active and role <> 'dealer')
     select v.id, v.number, v.issued_at, v.issued_by, i.name as issuer, v.approved_by, a.name as approver,
       v.effective_on::text as effective_on, v.note,
       (select count(*)::integer from regulation_acknowledgements k join staff s on s.id = k.user_id
        where k.workspace_id = $1 and k.version_id = v.id) as acknowledged,
       (select count(*)::integer from staff) as people,
       exists (select from regulation_acknowledgements k
         where k.workspace_id = $1 and k.version_id = v.id and k.user_id = $3) as is_acknowledged
     from regulation_versions v
     join reporting.users i on i.workspace_id = v.workspace_id and i.id = v.issued_by
     join reporting.users a on a.workspace_id = v.workspace_id and a.id = v.approved_by
     where v.workspace_id = $1 and ($2::uuid is null or v.id = $2) order by v.number desc`,
    [actor.workspaceId, id, actor.userId],
  );
  return rows.map(versionFrom);
}

export async function readVersion(asking: Asking, id: string): Promise<RegulationVersion | Refusal> {
  const [version] = await listVersions(asking, id);
  return version ?? refuse(regulationRefusals, "regulation_unknown");
}

interface Frozen {
  readonly id: string;
  readonly number: number;
  readonly content: FrozenText;
}

/** The frozen text of a version; of the newest below a number (or of all); null when there is none. */
export async function frozenText(
  { client, actor }: Asking,
  which: { readonly id: string } | { readonly below: number | null },
): Promise<Frozen | null> {
  const byId = "id" in which;
  const { rows } = await client.query<Frozen>(
    `select id, number, content from regulation_versions
     where workspace_id = $1 and ${byId ? "id = $2" : "($2::integer is null or number < $2)"} order by number desc limit 1`,
    [actor.workspaceId, byId ? which.id : which.below],
  );
  return rows[0] ?? null;
}

/**
 * Freezes the draft under the next number. Refuses `regulation_unchanged` when the last version says the same, in both languages, and
 * `regulation_approver_unknown`. (PLA-11)
 */
export async function issueRegulation(
  unit: Unit,
  command: BodyOf<typeof issueEndpoint>,
  rules: RegulationRules,
): Promise<RegulationVersion | Refusal> {
  const { workspaceId, userId } = unit.actor;
  const approver = await unit.sql
    .selectFrom("reporting.users")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", command.approvedBy)
    .where("is_active", "=", true)
    .executeTakeFirst();
  if (!approver) return refuse(regulationRefusals, "regulation_approver_unknown");
  // Two who issue at once would give one number twice.
  await unit.client.query("select pg_advisory_xact_lock(hashtextextended('regulation ' || $1, 0))", [workspaceId]);
  const content = await writeDrafts(unit, rules);
  const last = await frozenText(unit, { below: null });
  if (last !== null && isSame(last.content, content)) return refuse(regulationRefusals, "regulation_unchanged");
  return writeVersion(unit, { ...command, content, number: (last?.number ?? 0) + 1, issuedBy: userId });
}

const isSame = (one: FrozenText, other: FrozenText) =>
  (Object.keys(other) as Locale[]).every((locale) => compareSections(one[locale] ?? [], other[locale]).length === 0);

interface NewVersion {
  readonly number: number;
  readonly content: FrozenText;
  readonly issuedBy: string;
  readonly approvedBy: string;
  readonly effectiveOn: string;
  readonly note: string;
}

async function writeVersion(unit: Unit, version: NewVersion): Promise<RegulationVersion | Refusal> {
  const id = unit.newId<"regulation-version">();
  const { number, effectiveOn, note, approvedBy } = version;
  await unit.sql
    .insertInto("regulation_versions")
    .values({
      workspace_id: unit.actor.workspaceId,
      id,
      number,
      issued_at: new Date(unit.now),
      issued_by: version.issuedBy,
      approved_by: approvedBy,
      effective_on: effectiveOn,
      note,
      content: JSON.stringify(version.content),
    })
    .execute();
  const changes = { number: [null, number], effectiveOn: [null, effectiveOn], approvedBy: [null, approvedBy] };
  unit.audit({ action: "regulation.issued", entity: "regulation", entityId: id, changes });
  unit.announce({ name: "regulation", ids: { version: id } });
  return readVersion(unit, id);
}

/** Once; a second time changes nothing. */
export async function acknowledgeRegulation(unit: Unit, id: string): Promise<RegulationVersion | Refusal> {
  const known = await readVersion(unit, id);
  if (isRefusal(known) || known.isAcknowledged) return known;
  await unit.sql
    .insertInto("regulation_acknowledgements")
    .values({
      workspace_id: unit.actor.workspaceId,
      version_id: id,
      user_id: unit.actor.userId,
      acknowledged_at: new Date(unit.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  unit.audit({ action: "regulation.acknowledged", entity: "regulation", entityId: id });
  return readVersion(unit, id);
}

export async function listAcknowledgements(
  asking: Asking,
  id: string,
): Promise<{ items: { id: string; name: string; acknowledgedAt: string | null }[] } | Refusal> {
  const known = await readVersion(asking, id);
  if (isRefusal(known)) return known;
  const { rows } = await asking.client.query<{ id: string; name: string; at: Date | null }>(
    `select u.id, u.name, k.acknowledged_at as at from reporting.users u
     left join regulation_acknowledgements k on k.workspace_id = u.workspace_id and k.version_id = $2 and k.user_id = u.id
     where u.workspace_id = $1 and u.is_active and u.role <> 'dealer' order by k.acknowledged_at nulls first, u.name, u.id`,
    [asking.actor.workspaceId, id],
  );
  return {
    items: rows.map(({ id: user, name, at }) => ({ id: user, name, acknowledgedAt: at?.toISOString() ?? null })),
  };
}

/** What people add in their own words; an empty text takes it away. */
export async function setOwnText(unit: Unit, section: string, text: string): Promise<void> {
  const { workspaceId, userId } = unit.actor;
  const at = new Date(unit.now);
  const before = await unit.sql
    .selectFrom("regulation_texts")
    .select("text")
    .where("workspace_id", "=", workspaceId)
    .where("section", "=", section)
    .executeTakeFirst();
  if ((before?.text ?? "") === text) return;
  if (text === "") {
    await unit.sql
      .deleteFrom("regulation_texts")
      .where("workspace_id", "=", workspaceId)
      .where("section", "=", section)
      .execute();
  } else {
    await unit.sql
      .insertInto("regulation_texts")
      .values({ workspace_id: workspaceId, section, text, changed_by: userId, changed_at: at })
      .onConflict((conflict) =>
        conflict.columns(["workspace_id", "section"]).doUpdateSet({ text, changed_by: userId, changed_at: at }),
      )
      .execute();
  }
  const changes = { [section]: [before?.text ?? null, text === "" ? null : text] };
  unit.audit({ action: "regulation.text_changed", entity: "regulation", entityId: workspaceId, changes });
}
