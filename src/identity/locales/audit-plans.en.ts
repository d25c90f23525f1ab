/** What the audit tells of plans and the team. */
export const plansAudit = {
  action: {
    plan: {
      created: "Plan of a year begun",
      figures_set: "Figures of the plan changed",
      submitted: "Plan submitted",
      approved: "Plan approved",
      returned: "Plan given back",
      deleted: "Draft of a plan deleted",
    },
    team: { dates_set: "Dates of work changed", ramp_set: "Norms of newcomers changed" },
    hiring_contest: { created: "Contest for a place opened", closed: "Contest for a place closed" },
    contest_candidate: {
      created: "Candidate added",
      passed: "Stage of a candidate noted",
      settled: "Candidate settled",
      deleted: "Candidate deleted",
    },
    onboarding_template: { created: "Onboarding plan added" },
    onboarding: { started: "Onboarding begun", signed: "Step of an onboarding noted" },
    training: { created: "Training added", results_set: "Results of a training noted", deleted: "Training deleted" },
  },
  audited: {
    year: "Year",
    figures: "Figures",
    because: "Why",
    joinedOn: "Joined",
    leftOn: "Last day",
    shares: "Shares by month",
    closedOn: "Closed",
    outcome: "Decision",
    topic: "Topic",
    results: "Results",
  },
} as const;
