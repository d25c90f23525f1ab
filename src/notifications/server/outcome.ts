/** What became of one attempt to reach somebody. */
export type Outcome =
  | { readonly state: "sent" }
  /** That address is no more: the browser or chat is forgotten. */
  | { readonly state: "gone"; readonly why: string }
  | { readonly state: "failed"; readonly why: string; readonly isFinal: boolean; readonly againAfterMs?: number };
