export const en = {
  refusal: {
    webhook_unknown: "There is no such webhook.",
    webhook_delivery_unknown: "There is no such delivery: the log is kept for 30 days.",
    webhook_event_unknown: "There is no event {{name}}. The list is at GET /webhook-events.",
    webhook_is_off: "This webhook is off. Switch it on, then send again.",
    webhook_needs_log: "A webhook tells what the audit log tells, so it also takes the right to read the log.",
    webhooks_too_many: "A workspace can have up to {{most}} webhooks. Remove one that nobody needs.",
  },
} as const;
