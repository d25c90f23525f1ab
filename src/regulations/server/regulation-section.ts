import type { Locale } from "../../kernel/actor.ts";
import type { DocumentBlock } from "../../kernel/document-blocks.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Translator } from "../../platform/translate.ts";
import type { SectionKind } from "../domain/section-kinds.ts";

/** What a part is written with: the settings of one workspace, and words of one language. */
export interface Telling {
  readonly reading: Pick<Reading, "sql" | "client" | "actor" | "now">;
  readonly locale: Locale;
  /** A text of any slice: `say("pipeline", "settings.condition.meeting_held")`. */
  readonly say: (slice: string, key: string, params?: Readonly<Record<string, string | number>>) => string;
}

/**
 * A part of the regulation (PLA-11), written by whoever knows its settings and registered in app/regulation-sections.ts, so that slices
 * don't know each other. Nothing to say: no blocks, and the part is not printed.
 */
export interface RegulationSection {
  readonly kind: SectionKind;
  readonly write: (telling: Telling) => Promise<readonly DocumentBlock[]>;
}

export const tellingOf = (reading: Telling["reading"], locale: Locale, translator: Translator): Telling => ({
  reading,
  locale,
  say: (slice, key, params) => translator.text(locale, slice, key, params),
});
