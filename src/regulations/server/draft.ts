import { type Locale, locales } from "../../kernel/actor.ts";
import type { DocumentBlock } from "../../kernel/document-blocks.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Translator } from "../../platform/translate.ts";
import type { Section } from "../domain/compare-sections.ts";
import { type SectionKind, sectionKinds } from "../domain/section-kinds.ts";
import { type RegulationSection, tellingOf } from "./regulation-section.ts";

/** What the regulation is written with; app/ says which parts there are. */
export interface RegulationRules {
  readonly sections: readonly RegulationSection[];
  readonly translator: Translator;
}

type Asking = Pick<Reading, "sql" | "client" | "actor" | "now">;

export type OwnTexts = ReadonlyMap<SectionKind, string>;

export async function readOwnTexts({ sql, actor }: Asking): Promise<OwnTexts> {
  const rows = await sql
    .selectFrom("regulation_texts")
    .select(["section", "text"])
    .where("workspace_id", "=", actor.workspaceId)
    .execute();
  return new Map(rows.map(({ section, text }) => [section as SectionKind, text]));
}

/** The regulation as the settings say it today: parts in their order, people's own words at the end of each. */
export async function writeDraft(asking: Asking, locale: Locale, rules: RegulationRules): Promise<Section[]> {
  const own = await readOwnTexts(asking);
  const telling = tellingOf(asking, locale, rules.translator);
  const sections: Section[] = [];
  for (const kind of sectionKinds) {
    const blocks: DocumentBlock[] = [];
    for (const section of rules.sections.filter((one) => one.kind === kind))
      blocks.push(...(await section.write(telling)));
    blocks.push(...paragraphsOf(own.get(kind) ?? ""));
    if (blocks.length > 0) sections.push({ kind, title: telling.say("regulations", `section.${kind}`), blocks });
  }
  return sections;
}

/** In every language of the product: a version is read in either. */
export async function writeDrafts(
  asking: Asking,
  rules: RegulationRules,
): Promise<Readonly<Record<Locale, readonly Section[]>>> {
  const texts = {} as Record<Locale, readonly Section[]>;
  for (const locale of locales) texts[locale] = await writeDraft(asking, locale, rules);
  return texts;
}

const paragraphsOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line): DocumentBlock => ({ kind: "paragraph", text: line }));
