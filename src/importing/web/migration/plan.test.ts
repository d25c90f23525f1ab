import { describe, expect, test } from "vitest";
import type { Overview } from "../../contract.ts";
import { type Here, nothingChosen, planOf } from "./plan.ts";

const zero = { minor: 0, currency: "RUB" };
const overview: Overview = {
  people: [
    { id: "1", name: "Анна", email: null, userId: "ann" },
    { id: "2", name: "Пётр", email: null, userId: null },
  ],
  pipelines: [
    {
      name: "Продажи",
      stages: [
        { name: "Новая", deals: 1 },
        { name: "Торг", deals: 2 },
      ],
      wonStage: "Успех",
      won: 0,
      lost: 0,
      amount: zero,
    },
  ],
  companies: 0,
  contacts: 0,
  deals: 3,
  amount: zero,
  history: 0,
  activities: 0,
  fields: [],
  leftOut: [],
};
const here: readonly Here[] = [
  {
    name: "продажи",
    stages: [
      { name: "Заявка", isWon: false },
      { name: "Торг", isWon: false },
      { name: "Успех", isWon: true },
    ],
  },
];

describe("the plan that is proposed", () => {
  test("without a pipeline of that name a new one is made with the same stages, and known people stay themselves", () => {
    expect(planOf(overview, nothingChosen, [])).toEqual({
      people: [{ id: "1", userId: "ann" }],
      pipelines: [
        {
          name: "Продажи",
          into: "Продажи",
          stages: [
            { name: "Новая", means: { stage: "Новая" } },
            { name: "Торг", means: { stage: "Торг" } },
          ],
        },
      ],
      withFields: true,
    });
  });

  test("a pipeline of the same name is filled up, and there is no plan until each stage has a meaning", () => {
    expect(planOf(overview, nothingChosen, here)).toBeNull();
    const chosen = { ...nothingChosen, stages: { "Продажи/Новая": { stage: "Заявка" } } };
    expect(planOf(overview, chosen, here)?.pipelines).toEqual([
      {
        name: "Продажи",
        into: "продажи",
        stages: [
          { name: "Новая", means: { stage: "Заявка" } },
          { name: "Торг", means: { stage: "Торг" } },
        ],
      },
    ]);
  });

  test("a stage may be an end; a pipeline that is not taken needs no stages; a person may be added after all", () => {
    const ended = { ...nothingChosen, stages: { "Продажи/Новая": { outcome: "lost" as const } } };
    expect(planOf(overview, ended, here)?.pipelines[0]?.stages[0]).toEqual({
      name: "Новая",
      means: { outcome: "lost" },
    });
    const behind = { ...nothingChosen, pipelines: { Продажи: null }, people: { "1": null, "2": "bob" } };
    expect(planOf(overview, behind, here)).toMatchObject({
      people: [{ id: "2", userId: "bob" }],
      pipelines: [{ name: "Продажи", into: null, stages: [] }],
    });
  });
});
