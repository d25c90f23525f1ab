import { webEn } from "./web.en.ts";

export const en = {
  web: webEn,
  planned: {
    talk: "One to one: {{name}}",
    talkPlace: "At the office",
    review: "Go through the pipeline: what is next for each deal, and which date holds",
    call: "Call: no contact for a long time",
  },
  refusal: {
    control_department_unknown: "There is no such department, or nobody in it to look at.",
    control_person_unknown: "There is no such person among yours.",
    control_nothing_stuck: "Nothing is stuck on this stage any more.",
    control_thresholds_wrong: "The threshold of warnings cannot be below the red one.",
  },
} as const;
