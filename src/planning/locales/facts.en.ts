/** Fact against plan, and the paired reports. */
export const factsEn = {
  promise: {
    confirm: "I confirm",
    again: "Confirm anew",
    confirmed: "confirmed {{at}}",
    until: "Confirm by {{at}}",
    frozen: "The time is over: what stood is frozen",
  },
  web: {
    title: "Fact and promises of payments",
    measure: "What counts as fact",
    measureHint: "Payments count without VAT by the day they came, won deals by the day they were closed.",
    payments: "payments",
    wins: "won deals",
    first: "From the beginning: {{measure}}",
    line: "Since {{day}}: {{measure}}",
    since: "Since",
    add: "Add",
    remove: "Remove the line of {{day}}",
    promises: "Promises for tomorrow",
    deadline: "By which hour tomorrow's payments are confirmed",
    checked: "When what came is compared with what was promised",
    evening: "the same evening",
    morning: "the next morning",
    tolerance: "A shortage that is let pass",
    save: "Save",
    saved: "The rules of promises are saved",
  },
  task: {
    subject: "Go through the pipeline: {{promised}} promised, {{came}} came",
    body: "Go through your deals: what of the payments that were expected, which dates hold, and what makes up for the rest.",
  },
} as const;

export const factsRefusalEn = {
  promise_frozen: "The time to confirm is over: the promise for tomorrow is frozen.",
  promise_day_unknown: "The working calendar has no next working day.",
} as const;
