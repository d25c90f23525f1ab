/** Fact against plan, and the paired reports. */
export const factsEn = {
  task: {
    subject: "Go through the pipeline: {{promised}} promised, {{came}} came",
    body: "Go through your deals: what of the payments that were expected, which dates hold, and what makes up for the rest.",
  },
} as const;

export const factsRefusalEn = {
  promise_frozen: "The time to confirm is over: the promise for tomorrow is frozen.",
  promise_day_unknown: "The working calendar has no next working day.",
} as const;
