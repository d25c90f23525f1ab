import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { AgendaLine } from "../domain/agenda.ts";
import type { AgendaSourceKey } from "../domain/vocabulary.ts";

/** What a meeting is about. */
export interface AgendaScope {
  /** Whose work; those whom the one who opens the meeting sees. */
  readonly people: readonly UserId[];
  readonly today: CalendarDate;
  /** Since the meeting before, or as long ago as the event comes round. */
  readonly since: CalendarDate;
  /** Until the next meeting. */
  readonly until: CalendarDate;
}

/** Fills one point of an agenda from the data (PLA-10); app/agenda-sources.ts says who answers for which. */
export type AgendaSource = (reading: Reading, scope: AgendaScope) => Promise<readonly AgendaLine[]>;
export type AgendaSources = Readonly<Record<AgendaSourceKey, AgendaSource>>;
