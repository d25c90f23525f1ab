import type { CallQuality } from "../contract.ts";
import type { CallsSearch } from "./search.ts";

/** What the dialog shows: a call of this person to be chosen, or a review that is there. */
export type Opened = { readonly person: { id: string; name: string } } | { readonly reviewId: string };

export interface ContentProps {
  readonly quality: CallQuality;
  readonly days: { readonly from: string; readonly to: string };
  readonly search: CallsSearch;
  readonly mayReview: boolean;
  readonly onChange: (part: Partial<CallsSearch>) => void;
  readonly onOpen: (opened: Opened) => void;
}
