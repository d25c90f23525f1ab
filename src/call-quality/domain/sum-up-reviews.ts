import type { CalendarDate } from "../../kernel/time.ts";
import { type Criterion, type Mark, type Scorecard, scoreCall } from "./score-call.ts";

/** A review as its figures are counted from. */
export interface ReviewFacts {
  readonly ownerId: string;
  /** Monday of the week in which the call was made. */
  readonly week: CalendarDate;
  readonly scorecard: Scorecard;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly mistakes: readonly string[];
}

export interface QualityFigures {
  readonly reviews: number;
  /** Mean of the reviews that have a score, 0…1; null without one. */
  readonly score: number | null;
  readonly weeks: readonly { readonly week: CalendarDate; readonly reviews: number; readonly score: number | null }[];
  /** Worst first: how often it was done whole among the calls to which it applied. */
  readonly criteria: readonly {
    readonly id: string;
    readonly name: string;
    readonly done: number;
    readonly applied: number;
  }[];
  /** Most frequent first: in how many reviews it was named. */
  readonly mistakes: readonly { readonly id: string; readonly count: number }[];
}

const meanOf = (scores: readonly number[]): number | null =>
  scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length;

/** ACT-7: what reviews of calls say together; `weeks` are those asked for, in their order, so that an empty one shows as empty. */
export function sumUpReviews(reviews: readonly ReviewFacts[], weeks: readonly CalendarDate[]): QualityFigures {
  const scored = reviews.map((review) => ({ week: review.week, score: scoreCall(review.scorecard, review.marks) }));
  const scoresOf = (some: typeof scored) => some.flatMap(({ score }) => (score === null ? [] : [score]));
  return {
    reviews: reviews.length,
    score: meanOf(scoresOf(scored)),
    weeks: weeks.map((week) => {
      const some = scored.filter((one) => one.week === week);
      return { week, reviews: some.length, score: meanOf(scoresOf(some)) };
    }),
    criteria: criteriaOf(reviews),
    mistakes: mistakesOf(reviews),
  };
}

/** A criterion is itself through all numbers of its scorecard, by its id; its latest name is told. */
function criteriaOf(reviews: readonly ReviewFacts[]): QualityFigures["criteria"] {
  const found = new Map<string, { criterion: Criterion; done: number; applied: number }>();
  for (const { scorecard, marks } of reviews) {
    for (const criterion of scorecard.criteria) {
      const mark = marks[criterion.id] ?? "notApplicable";
      const known = found.get(criterion.id) ?? { criterion, done: 0, applied: 0 };
      if (mark !== "notApplicable") known.applied += 1;
      if (mark === "yes") known.done += 1;
      found.set(criterion.id, { ...known, criterion });
    }
  }
  return [...found.values()]
    .filter(({ applied }) => applied > 0)
    .sort((a, b) => a.done * b.applied - b.done * a.applied || b.applied - a.applied)
    .map(({ criterion, done, applied }) => ({ id: criterion.id, name: criterion.name, done, applied }));
}

function mistakesOf(reviews: readonly ReviewFacts[]): QualityFigures["mistakes"] {
  const counts = new Map<string, number>();
  for (const { mistakes } of reviews) {
    for (const id of new Set(mistakes)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}
