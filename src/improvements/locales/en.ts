import { webEn } from "./web.en.ts";

export const en = {
  refusal: {
    improvement_unknown: "There is no such improvement.",
    improvement_changed: "Somebody changed the improvement first: open it anew.",
    improvement_stage_wrong: "Choose a stage of this pipeline where deals live; the average deal has none.",
    improvement_trial_days: "A test and its base last a day at least and end after they begin.",
    improvement_trial_overlap: "“Before” ends no later than “after” begins, else the same deals would be in both.",
    improvement_trial_people: "Choose who tries the new way.",
    improvement_trial_deals: "Choose the deals of the test: a field and its value.",
    improvement_trial_missing: "Write down the hypothesis and the days of the test first.",
    improvement_way_wrong: "There is no such way from this state.",
    improvement_decided: "It is decided: take it back to the test to change it.",
  },
  web: webEn,
};
