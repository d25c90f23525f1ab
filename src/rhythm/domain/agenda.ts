import type { AgendaSourceKey } from "./vocabulary.ts";

type Params = Readonly<Record<string, string | number>>;

/** A line of an agenda: a deal, a person; `note` is a text of the rhythm's catalogue with what fills it. */
export interface AgendaLine {
  readonly label: string;
  readonly note: { readonly key: string; readonly params: Params } | null;
  /** In minor units of the workspace's currency. */
  readonly minor: number | null;
  /** Below the workspace: "/deals/0190…". */
  readonly link: string | null;
}

/** What one source told when the meeting was opened. The lines are all that it counted, so their number is its figure. */
export interface AgendaPart {
  readonly source: AgendaSourceKey;
  readonly lines: readonly AgendaLine[];
}
