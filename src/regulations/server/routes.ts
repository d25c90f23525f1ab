import type { FastifyReply, FastifyRequest } from "fastify";
import type { Actor, Locale } from "../../kernel/actor.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { runReading } from "../../platform/database/run-unit.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { callerOf } from "../../platform/http/caller-of.ts";
import { open, type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { compareSections, type Section } from "../domain/compare-sections.ts";
import { regulationRefusals } from "../domain/refusals.ts";
import { type RegulationRules, readOwnTexts, writeDraft } from "./draft.ts";
import { drawRegulation, type RegulationText } from "./regulation-file.ts";
import {
  acknowledgeRegulation,
  frozenText,
  issueRegulation,
  listAcknowledgements,
  listVersions,
  readVersion,
  setOwnText,
} from "./versions.ts";

const permission = "regulations.read";

/** The regulation of the sales system (PLA-11): draft, versions, files. */
export function regulationRoutes(rules: RegulationRules, database: Database): readonly Route[] {
  return [
    read(contract.getRegulationDraft, {
      permission,
      handle: (reading, { query }) => readDraft(reading, languageOf(query, reading.actor), rules),
    }),
    write(contract.setRegulationText, {
      permission: "regulations.edit",
      handle: async (unit, { params, body }) => {
        await setOwnText(unit, params.kind, body.text);
        return { kind: params.kind, text: body.text };
      },
    }),
    read(contract.listRegulationVersions, {
      permission,
      handle: async (reading) => ({ items: await listVersions(reading) }),
    }),
    write(contract.issueRegulation, {
      permission: "regulations.edit",
      handle: (unit, { body }) => issueRegulation(unit, body, rules),
    }),
    read(contract.getRegulationVersion, {
      permission,
      handle: (reading, { params, query }) =>
        readIssued(reading, params.id, languageOf(query, reading.actor), query.comparedWith),
    }),
    write(contract.acknowledgeRegulation, {
      permission,
      handle: (unit, { params }) => acknowledgeRegulation(unit, params.id),
    }),
    read(contract.listRegulationAcknowledgements, {
      permission: "regulations.edit",
      handle: (reading, { params }) => listAcknowledgements(reading, params.id),
    }),
    ...fileRoutes("pdf", [contract.getRegulationDraftPdf, contract.getRegulationVersionPdf], rules, database),
    ...fileRoutes("docx", [contract.getRegulationDraftDocx, contract.getRegulationVersionDocx], rules, database),
  ];
}

const languageOf = ({ language }: { readonly language?: Locale | undefined }, { workspace }: Actor): Locale =>
  language ?? workspace.locale;

async function readDraft(reading: Reading, locale: Locale, rules: RegulationRules) {
  const sections = await writeDraft(reading, locale, rules);
  const own = await readOwnTexts(reading);
  const last = await frozenText(reading, { below: null });
  return {
    sections: sections.map((section) => ({ ...section, ownText: own.get(section.kind) ?? "" })),
    last: last && { number: last.number, changes: compareSections(last.content[locale] ?? [], sections) },
  };
}

async function readIssued(reading: Reading, id: string, locale: Locale, comparedWith: string | undefined) {
  const version = await readVersion(reading, id);
  const frozen = await frozenText(reading, { id });
  if (isRefusal(version)) return version;
  const other = await frozenText(
    reading,
    comparedWith === undefined ? { below: version.number } : { id: comparedWith },
  );
  if (comparedWith !== undefined && other === null) return refuse(regulationRefusals, "regulation_unknown");
  const sections = frozen?.content[locale] ?? [];
  return {
    version,
    sections: [...sections],
    comparedWith: other && { id: other.id, number: other.number },
    changes: other === null ? [] : compareSections(other.content[locale] ?? [], sections),
  };
}

const mediaTypes: Readonly<Record<contract.RegulationFormat, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

type FileEndpoints = readonly [typeof contract.getRegulationDraftPdf, typeof contract.getRegulationVersionPdf];

/** The text is read in one snapshot, the file drawn outside of it. */
function fileRoutes(
  format: contract.RegulationFormat,
  [ofDraft, ofVersion]: FileEndpoints,
  rules: RegulationRules,
  database: Database,
): Route[] {
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    textOf: (reading: Reading) => Promise<RegulationText | Refusal>,
  ) => {
    const text = await runReading(database, callerOf(request), textOf);
    if (isRefusal(text)) return text;
    const name = text.version === null ? "regulation-draft" : `regulation-v${text.version.number}`;
    return reply
      .type(mediaTypes[format])
      .header("content-disposition", `attachment; filename="${name}.${format}"`)
      .send(await drawRegulation(text, format, rules.translator));
  };
  return [
    open(ofDraft, {
      permission,
      handle: (request, reply, { query }) =>
        send(request, reply, (reading) => draftText(reading, languageOf(query, reading.actor), query.annex, rules)),
    }),
    open(ofVersion, {
      permission,
      handle: (request, reply, { params, query }) =>
        send(request, reply, (reading) =>
          issuedText(reading, params.id, languageOf(query, reading.actor), query.annex),
        ),
    }),
  ];
}

const annexOf = (
  asked: string | undefined,
  before: Awaited<ReturnType<typeof frozenText>>,
  sections: readonly Section[],
  locale: Locale,
) =>
  asked !== "true" || before === null
    ? null
    : { number: before.number, changes: compareSections(before.content[locale] ?? [], sections) };

async function draftText(reading: Reading, locale: Locale, annex: string | undefined, rules: RegulationRules) {
  const sections = await writeDraft(reading, locale, rules);
  const last = await frozenText(reading, { below: null });
  return { ...(await about(reading, locale)), version: null, sections, annex: annexOf(annex, last, sections, locale) };
}

async function issuedText(reading: Reading, id: string, locale: Locale, annex: string | undefined) {
  const version = await readVersion(reading, id);
  if (isRefusal(version)) return version;
  const sections = (await frozenText(reading, { id }))?.content[locale] ?? [];
  const before = await frozenText(reading, { below: version.number });
  return { ...(await about(reading, locale)), version, sections, annex: annexOf(annex, before, sections, locale) };
}

async function about({ client, actor, now }: Reading, locale: Locale) {
  const { rows } = await client.query<{ name: string }>(
    "select name from reporting.workspace_names where workspace_id = $1",
    [actor.workspaceId],
  );
  return { locale, company: rows[0]?.name ?? "", now, zone: actor.workspace.timeZone };
}
