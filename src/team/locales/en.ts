import { webEn } from "./web.en.ts";

export const en = {
  web: webEn,
  refusal: {
    team_person_unknown: "There is no such person, or not in your sight.",
    team_dates_wrong: "The last day cannot be before the first.",
    team_ramp_wrong: "A newcomer's shares rise from month to month, up to 100.",
    team_version_conflict: "Somebody changed it while you worked. Refresh and try again.",
    contest_unknown: "There is no such contest.",
    contest_stages_wrong: "Stages of a contest need different names.",
    contest_closed: "The contest is closed.",
    candidate_unknown: "There is no such candidate: perhaps deleted.",
    candidate_settled: "The candidate's fate is settled: take the person back into the contest first.",
    candidate_stage_wrong: "The contest has no such stage.",
    candidate_day_wrong: "The day does not fit: stages follow one another, none before the contest opened.",
    onboarding_template_unknown: "There is no such onboarding plan.",
    onboarding_unknown: "There is no such onboarding.",
    onboarding_step_unknown: "There is no such step.",
    onboarding_not_signer: "This step is signed by the mentor or a head.",
    training_unknown: "There is no such training: perhaps deleted.",
    training_of_others: "Others who are not your people have results here: only who sees them all may delete it.",
    training_score_missing: "A test needs a result from 0 to 100.",
  },
} as const;
