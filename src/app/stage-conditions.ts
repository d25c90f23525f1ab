import {
  activityDoneCondition,
  meetingHeldCondition,
  meetingScheduledCondition,
  nextStepCondition,
} from "../activities/index.ts";
import { documentCondition, paymentReceivedCondition } from "../commerce/index.ts";
import { customFieldCondition } from "../custom-fields/index.ts";
import { contactNamedCondition, fieldCondition, type StageConditions } from "../pipeline/index.ts";

/** Which slice answers for which kind of entry condition: a condition adds one line. */
export const stageConditions: StageConditions = {
  field: fieldCondition,
  contact_named: contactNamedCondition,
  meeting_scheduled: meetingScheduledCondition,
  meeting_held: meetingHeldCondition,
  activity_done: activityDoneCondition,
  next_step: nextStepCondition,
  document: documentCondition,
  payment_received: paymentReceivedCondition,
  custom_field: customFieldCondition,
};
