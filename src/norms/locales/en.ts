import { settings } from "./settings.en.ts";
import { web } from "./web.en.ts";

export const en = {
  refusal: {
    norm_table_unknown: "There is no such table of norms.",
    norm_table_invalid: "The table of norms does not add up: mend the rows marked.",
    norm_row_unreachable: "Nothing reaches this row: the rows above take all its cases.",
    norm_span_backwards: "“From” is greater than “to”.",
    norm_gap: "The last row must be “below” for all the rest: otherwise some days have no rating.",
    norm_from_past: "A norm changes from today or later: days gone by keep their rating.",
    norm_table_general: "The general table cannot be ended: it rates everybody whom no other names.",
    norm_person_unknown: "There is no such person among yours.",
    norm_stage_unknown: "There is no such stage.",
    norm_deal_unknown: "There is no such deal.",
    daily_plan_of_nobody: "A plan is for a role or for a person: name one of the two.",
    norm_period_wrong: "A week begins on Monday; a period is one day to two months.",
  },
  web: { ...web, settings },
} as const;
