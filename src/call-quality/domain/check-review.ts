import type { FieldError } from "../../kernel/refusal.ts";
import type { callQualityRefusals } from "./refusals.ts";
import type { Criterion, Mark } from "./score-call.ts";

interface ReviewInput {
  readonly marks: Readonly<Record<string, Mark>>;
  readonly mistakes: readonly string[];
  readonly recordingUrl: string | null;
}

/** What is wrong with a review by a scorecard of these criteria, field by field; `known` are the mistakes there are. */
export function checkReview(
  { marks, mistakes, recordingUrl }: ReviewInput,
  criteria: readonly Criterion[],
  known: readonly string[],
): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (path: string, code: keyof typeof callQualityRefusals) => errors.push({ path, code });
  for (const { id } of criteria) if (!Object.hasOwn(marks, id)) wrong(`marks.${id}`, "review_mark_missing");
  for (const id of Object.keys(marks)) {
    if (!criteria.some((criterion) => criterion.id === id)) wrong(`marks.${id}`, "review_mark_unknown");
  }
  for (const [index, id] of mistakes.entries()) {
    if (!known.includes(id)) wrong(`mistakes.${index}`, "review_mistake_unknown");
  }
  if (recordingUrl !== null && !/^https?:$/.test(protocolOf(recordingUrl)))
    wrong("recordingUrl", "review_address_wrong");
  return errors;
}

function protocolOf(address: string): string {
  try {
    return new URL(address).protocol;
  } catch {
    return "";
  }
}

/** What is wrong with the criteria of a scorecard: an id that the scorecard never had, or a name that stands twice. */
export function checkCriteria(
  criteria: readonly { readonly id?: string | undefined; readonly name: string }[],
  before: readonly Criterion[],
): FieldError[] {
  const errors: FieldError[] = [];
  const names = new Set<string>();
  for (const [index, { id, name }] of criteria.entries()) {
    if (id !== undefined && !before.some((one) => one.id === id)) {
      errors.push({ path: `criteria.${index}.id`, code: "scorecard_criterion_unknown" });
    }
    if (names.has(name.toLowerCase()))
      errors.push({ path: `criteria.${index}.name`, code: "scorecard_criterion_twice" });
    names.add(name.toLowerCase());
  }
  return errors;
}
