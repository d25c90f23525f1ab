import type { NotificationKind } from "../domain/kinds.ts";

/** Something that people are told of. */
export interface Notice {
  readonly kind: NotificationKind;
  /** Users; who does it is left out, and so is whoever is no longer active. */
  readonly to: readonly (string | null)[];
  readonly dealId?: string | null;
  /** A stay of the deal: once it has ended, or is void, the notification no longer holds. */
  readonly visitId?: string;
  /** The same thing is told a person once, however often this is called. */
  readonly key?: string;
  /** What the sentence is made of (`domain/tell.ts`): names and figures, no words of a language. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Also the one who does it: somebody who began an import an hour ago waits for its end. */
  readonly alsoDoer?: boolean;
}
