import { expect, test } from "vitest";
import type { Mark } from "./score-call.ts";
import { type ReviewFacts, sumUpReviews } from "./sum-up-reviews.ts";

const scorecard = {
  criteria: [
    { id: "need", name: "Выяснена потребность", weight: 30, isCritical: false },
    { id: "step", name: "Назначен следующий шаг", weight: 10, isCritical: false },
  ],
  isCriticalFatal: true,
};
const review = (week: string, need: Mark, step: Mark, mistakes: readonly string[] = []): ReviewFacts => ({
  ownerId: "anna",
  week,
  scorecard,
  marks: { need, step },
  mistakes,
});

test("reviews sum up to a mean score, a trend by week, the weakest criterion and the most frequent mistake", () => {
  const reviews = [
    review("2026-11-02", "yes", "no", ["talks"]), // 30 of 40
    review("2026-11-02", "no", "no", ["talks", "price"]), // 0
    review("2026-11-16", "yes", "yes"), // 1
    review("2026-11-16", "notApplicable", "notApplicable", ["price", "price", "talks"]), // no score
  ];
  expect(sumUpReviews(reviews, ["2026-11-02", "2026-11-09", "2026-11-16"])).toEqual({
    reviews: 4,
    score: (0.75 + 0 + 1) / 3,
    weeks: [
      { week: "2026-11-02", reviews: 2, score: 0.375 },
      { week: "2026-11-09", reviews: 0, score: null },
      { week: "2026-11-16", reviews: 2, score: 1 },
    ],
    criteria: [
      { id: "step", name: "Назначен следующий шаг", done: 1, applied: 3 },
      { id: "need", name: "Выяснена потребность", done: 2, applied: 3 },
    ],
    mistakes: [
      { id: "talks", count: 3 },
      { id: "price", count: 2 },
    ],
  });
});

test("without reviews there is no score, not a zero", () => {
  expect(sumUpReviews([], ["2026-11-02"])).toEqual({
    reviews: 0,
    score: null,
    weeks: [{ week: "2026-11-02", reviews: 0, score: null }],
    criteria: [],
    mistakes: [],
  });
});
