import { describe, expect, it } from "vitest";
import { lintEn } from "../../locales/lint.en.ts";
import { lintRu } from "../../locales/lint.ru.ts";
import { type LintStage, lintPipeline, lintRules, type StageUsage } from "./lint-pipeline.ts";

const stage = (name: string, more: Partial<LintStage> = {}): LintStage => ({
  name,
  keyTask: "Позвонить клиенту",
  contactChain: [{ activity: "call", subject: "Звонок" }],
  ...more,
});
const rules = (stages: readonly LintStage[], usage?: readonly StageUsage[]) =>
  lintPipeline({ stages }, { messages: lintRu, ...(usage ? { usage } : {}) }).map(({ stage: name, rule }) => [
    name,
    rule,
  ]);
const used = (entries: number, exits: number, open: number, openOverTwiceTarget: number | null): StageUsage => ({
  entries,
  exits,
  open,
  openOverTwiceTarget,
});

describe("the stage lint", () => {
  it("is silent about results that lead to a win", () => {
    expect(
      rules([
        stage("Заявка получена"),
        stage("Встреча состоялась"),
        stage("Оплата получена", { keyTask: "", contactChain: [] }),
      ]),
    ).toEqual([]);
  });
  it("answers in the reader's language and proposes in the stage's own", () => {
    const [finding] = lintPipeline({ stages: [stage("Думает"), stage("Оплата получена")] }, { messages: lintEn });
    expect(finding).toEqual({
      stage: "Думает",
      rule: "process_name",
      message: "“Думает” names a process. Name the result: what has been done once a deal stands here?",
      suggestion: "Решение принято",
    });
  });
  it("asks for a task and a chain everywhere but on the last stage", () => {
    expect(
      rules([
        stage("Заявка получена", { keyTask: " ", contactChain: [] }),
        stage("Договор подписан", { keyTask: "", contactChain: [] }),
      ]),
    ).toEqual([
      ["Заявка получена", "no_task"],
      ["Заявка получена", "no_contact_chain"],
    ]);
  });
  it("sees one name under ordinals, case and ё", () => {
    expect(rules([stage("Счёт оплачен"), stage("2. СЧЕТ ОПЛАЧЕН"), stage("Оплата получена")])).toEqual([
      ["2. СЧЕТ ОПЛАЧЕН", "duplicate_name"],
    ]);
  });
  it("flags a name without letters and one too long for the board", () => {
    const long = "Договор подписан покупателем, поставщиком, лизинговой компанией и банком";
    expect(rules([stage("12 %"), stage(long), stage("Оплата получена")])).toEqual([
      ["12 %", "empty_name"],
      [long, "too_long"],
    ]);
  });
  it("wants the last stage to be the won one", () => {
    expect(rules([stage("Заявка получена"), stage("Встреча назначена")])).toEqual([
      ["Встреча назначена", "last_stage_not_won"],
    ]);
    expect(rules([stage("Заявка получена"), stage("Closed Lost")])).toEqual([["Closed Lost", "last_stage_not_won"]]);
    expect(rules([stage("Заявка получена"), stage("Closed Won")])).toEqual([]);
  });
  it("finds the stage that nobody enters while others are used", () => {
    const stages = [stage("Заявка получена"), stage("Встреча состоялась"), stage("Оплата получена")];
    expect(rules(stages, [used(8, 6, 2, 0), used(0, 0, 0, 0), used(3, 0, 0, null)])).toEqual([
      ["Встреча состоялась", "nobody_enters"],
    ]);
    expect(rules(stages, [used(0, 0, 0, 0), used(0, 0, 0, 0), used(0, 0, 0, null)])).toEqual([]);
  });
  it("finds a pile of five deals or more, half of them beyond twice the target", () => {
    const stages = [stage("Заявка получена"), stage("Оплата получена")];
    expect(rules(stages, [used(9, 3, 6, 3), used(3, 0, 0, null)])).toEqual([["Заявка получена", "pile_up"]]);
    expect(rules(stages, [used(9, 3, 6, 2), used(3, 0, 0, null)])).toEqual([]);
    expect(rules(stages, [used(9, 5, 4, 4), used(3, 0, 0, null)])).toEqual([]);
  });
  it("without a target finds half of all open deals on a stage that fills faster than it empties", () => {
    const stages = [stage("Заявка получена"), stage("Счёт выставлен"), stage("Оплата получена")];
    expect(rules(stages, [used(20, 8, 12, null), used(8, 4, 9, null), used(4, 0, 0, null)])).toEqual([
      ["Заявка получена", "pile_up"],
    ]);
    expect(rules(stages, [used(8, 8, 12, null), used(8, 4, 9, null), used(4, 0, 0, null)])).toEqual([]);
  });
  it("has a message for each rule in both languages", () => {
    expect(Object.keys(lintRu).sort()).toEqual([...lintRules].sort());
    expect(Object.keys(lintEn).sort()).toEqual([...lintRules].sort());
  });
});
