import { webEn } from "./web.en.ts";

/** Bulk actions: what may be refused, and the words of screens. */
export const en = {
  refusal: {
    bulk_unknown: "There is no such bulk action.",
    bulk_which: "Name either the rows or a filter.",
    bulk_too_many: "No more than {{count}} rows can be changed at once. Narrow the filter.",
    bulk_fields_missing: "What to change is missing.",
    bulk_over: "The action is over.",
    bulk_not_over: "Only an action that is over can be undone, and only once.",
    bulk_changed_since: "Somebody has changed it since.",
    bulk_undo_too_late: "The time in which this could be undone is over.",
  },
  web: webEn,
} as const;
