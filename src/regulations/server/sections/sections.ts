import { reportNames } from "../../../analytics/index.ts";
import type { RegulationSection } from "../regulation-section.ts";
import { readPipelinesOf } from "./pipelines.ts";
import { share, writer } from "./words.ts";

/** What the document is for, and that people and the product mean the same by it. */
export const generalSection: RegulationSection = {
  kind: "general",
  write: async (telling) => {
    const { blocks, paragraph, list, words } = writer(telling, "general");
    const { rows } = await telling.reading.client.query<{ name: string }>(
      "select name from reporting.workspace_names where workspace_id = $1",
      [telling.reading.actor.workspaceId],
    );
    paragraph("purpose", { company: rows[0]?.name ?? "" });
    paragraph("source");
    list("terms", [words("deal"), words("stageMeans"), words("contact"), words("effective"), words("keyStage")]);
    return blocks;
  },
};

/** The chain of contacts on each stage: kind and subject, in their order. */
export const contactsSection: RegulationSection = {
  kind: "contacts",
  write: async (telling) => {
    const { blocks, paragraph, heading } = writer(telling, "contacts");
    const pipelines = (await readPipelinesOf(telling))
      .map((pipeline) => ({
        ...pipeline,
        stages: pipeline.stages.filter(({ contactChain }) => contactChain.length > 0),
      }))
      .filter(({ stages }) => stages.length > 0);
    if (pipelines.length === 0) return [];
    paragraph("intro");
    for (const pipeline of pipelines) {
      heading(2, pipeline.name);
      for (const stage of pipeline.stages) {
        blocks.push({ kind: "heading", level: 3, text: `${stage.position}. ${stage.name}` });
        const contact = (one: (typeof stage.contactChain)[number]) =>
          `${telling.say("pipeline", `settings.activity.${one.activity}`)}: ${one.subject}`;
        blocks.push({ kind: "list", isNumbered: true, items: stage.contactChain.map(contact) });
      }
    }
    return blocks;
  },
};

/** Planned conversions and the share of all that comes through, stage by stage; how the figures are counted. */
export const indicatorsSection: RegulationSection = {
  kind: "indicators",
  write: async (telling) => {
    const { blocks, paragraph, heading, table, list, words } = writer(telling, "indicators");
    const pipelines = await readPipelinesOf(telling);
    if (pipelines.length === 0) return [];
    paragraph("intro");
    list(
      "figures",
      ["conversion", "winRate", "time", "leading", "outcome"].map((key) => words(key)),
    );
    for (const { name, stages } of pipelines) {
      let reach = 1;
      const rows = stages.map((stage) => {
        const through = Number.isNaN(reach) ? "—" : share(telling, reach);
        const { plannedConversion, isWon } = stage;
        if (!isWon) reach = plannedConversion === null ? Number.NaN : reach * plannedConversion;
        return [stage.name, plannedConversion === null ? "—" : share(telling, plannedConversion), through];
      });
      heading(2, name);
      table(["stage", "conversion", "through"], rows);
    }
    return blocks;
  },
};

/** What is written down, by whom and when; the reasons of losses and the fields that the workspace added. */
export const accountingSection: RegulationSection = {
  kind: "accounting",
  write: async (telling) => {
    const { blocks, paragraph, table, list, words } = writer(telling, "accounting");
    const { client, actor } = telling.reading;
    const [{ rows: reasons }, { rows: fields }] = [
      await client.query<{ name: string }>(
        "select name from reporting.loss_reasons where workspace_id = $1 order by name",
        [actor.workspaceId],
      ),
      await client.query<{ name: string }>(
        "select name from reporting.custom_fields where workspace_id = $1 and entity = 'deal' and archived_at is null order by name",
        [actor.workspaceId],
      ),
    ];
    paragraph("intro");
    table(
      ["what", "who", "when"],
      ["contact", "nextStep", "stage", "documents", "payments", "loss"].map((key) => [
        words(`row.${key}.what`),
        words(`row.${key}.who`),
        words(`row.${key}.when`),
      ]),
    );
    list(
      "reasons",
      reasons.map(({ name }) => name),
    );
    list(
      "fields",
      fields.map(({ name }) => name),
    );
    return blocks;
  },
};

/** Who looks at what and how often: warnings of time by pipeline, the gate, deals without a next step. */
export const controlSection: RegulationSection = {
  kind: "control",
  write: async (telling) => {
    const { blocks, paragraph, list, words } = writer(telling, "control");
    const { client, actor } = telling.reading;
    const { rows } = await client.query<{ name: string; owner: number | null; head: number | null }>(
      `select name, warn_owner_share as owner, warn_head_share as head from reporting.time_warnings_of_pipelines
       where workspace_id = $1 order by position, id`,
      [actor.workspaceId],
    );
    const warned = rows.flatMap(({ name, owner, head }) => [
      ...(owner === null ? [] : [words("owner", { name, share: share(telling, Number(owner)) })]),
      ...(head === null ? [] : [words("head", { name, share: share(telling, Number(head)) })]),
    ]);
    paragraph("intro");
    list(
      "daily",
      ["plan", "nextStep", "payments"].map((key) => words(key)),
    );
    list(
      "weekly",
      ["pipeline", "overrides", "losses"].map((key) => words(key)),
    );
    list("warnings", warned);
    return blocks;
  },
};

/** Which reports there are, in which formats. */
export const reportingSection: RegulationSection = {
  kind: "reporting",
  write: async (telling) => {
    const { blocks, paragraph, table, words } = writer(telling, "reporting");
    paragraph("intro");
    table(
      ["report", "who", "how"],
      reportNames.map((name) => [telling.say("analytics", `report.${name}`), words("staff"), words("formats")]),
    );
    return blocks;
  },
};

interface Department {
  readonly name: string;
  readonly heads: readonly string[];
  readonly sellers: number;
}

/** Departments with who answers for them, and what each role answers for. */
export const rolesSection: RegulationSection = {
  kind: "roles",
  write: async (telling) => {
    const { blocks, paragraph, table, words } = writer(telling, "roles");
    const { rows } = await telling.reading.client.query<Department>(
      `select d.name,
         coalesce(array_agg(u.name order by u.name) filter (where u.role = 'head'), '{}') as heads,
         count(*) filter (where u.role = 'salesperson')::integer as sellers
       from reporting.departments d
       left join reporting.users u on u.workspace_id = d.workspace_id and u.department_id = d.id and u.is_active
       where d.workspace_id = $1 group by d.workspace_id, d.id, d.name order by d.name, d.id`,
      [telling.reading.actor.workspaceId],
    );
    paragraph("intro");
    table(
      ["role", "answers"],
      (["director", "head", "salesperson", "marketing", "finance", "analyst"] as const).map((role) => [
        telling.say("identity", `role.${role}`),
        words(`answers.${role}`),
      ]),
    );
    table(
      ["department", "heads", "sellers"],
      rows.map(({ name, heads, sellers }) => [name, heads.join(", ") || "—", String(sellers)]),
    );
    return blocks;
  },
};
