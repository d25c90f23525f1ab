import { describe, expect, it } from "vitest";
import { lintEn } from "../../locales/lint.en.ts";
import { lintRu } from "../../locales/lint.ru.ts";
import { lintPipeline } from "../lint/lint-pipeline.ts";
import { isTemplateKey, pipelineTemplates, templateKeys } from "./pipeline-templates.ts";

const all = templateKeys.flatMap((key) => [
  [key, "ru", pipelineTemplates[key]("ru")] as const,
  [key, "en", pipelineTemplates[key]("en")] as const,
]);

describe("pipeline templates", () => {
  it.each(all)("%s in %s passes its own lint", (_, locale, template) => {
    expect(lintPipeline(template, { messages: locale === "ru" ? lintRu : lintEn })).toEqual([]);
  });
  it.each(all)(
    "%s in %s has one key stage before the last and full regulations",
    (_, __, { stages, description, bestFor }) => {
      expect(stages.slice(0, -1).filter(({ isKeyStage }) => isKeyStage)).toHaveLength(1);
      expect(stages.at(-1)?.isKeyStage).toBe(false);
      for (const text of [
        description,
        bestFor,
        ...stages.flatMap(({ done, buyerStep, keyTask }) => [done, buyerStep, keyTask]),
      ])
        expect(text).toMatch(/^\p{Lu}.*\.$/u);
      for (const { contactChain, entryConditions } of stages) {
        expect(contactChain.length).toBeGreaterThanOrEqual(2);
        expect(contactChain.length).toBeLessThanOrEqual(5);
        expect(entryConditions.length).toBeGreaterThan(0);
      }
    },
  );
  it.each(all)("%s in %s plans time and conversion everywhere but on the last stage", (_, __, { stages }) => {
    for (const [at, { targetHours, plannedConversion }] of stages.entries()) {
      const isLast = at === stages.length - 1;
      expect(targetHours === null).toBe(isLast);
      expect(plannedConversion === null).toBe(isLast);
      if (plannedConversion !== null) expect(plannedConversion > 0 && plannedConversion <= 1).toBe(true);
    }
  });
  it.each(all)("%s in %s wins only with the money received and the contract signed", (key, _, { stages }) => {
    const kinds = (stages.at(-1)?.entryConditions ?? []).map((condition) =>
      condition.kind === "document" ? `${condition.document} ${condition.mark}` : condition.kind,
    );
    expect(kinds).toContain("payment_received");
    if (key !== "online-shop") expect(kinds).toContain("contract signed");
  });
  it("schedules a meeting only with place, date and time", () => {
    for (const [, , { stages }] of all) {
      for (const { name, entryConditions } of stages) {
        if (/^(?:Встреча назначена|Meeting scheduled)$/.test(name))
          expect(entryConditions).toContainEqual({ kind: "meeting_scheduled" });
      }
    }
  });
  it("has eleven stages of production, with the meeting held as the turning point", () => {
    const { stages } = pipelineTemplates.production("ru");
    expect(stages).toHaveLength(11);
    expect([stages[0]?.name, stages[3]?.name, stages[10]?.name]).toEqual([
      "Заявка получена",
      "Встреча состоялась",
      "Акты подписаны, оплата получена",
    ]);
    expect(stages[3]?.isKeyStage).toBe(true);
  });
  it("leases in twelve working days of nine hours", () => {
    expect(pipelineTemplates.leasing("ru").stages.reduce((sum, { targetHours }) => sum + (targetHours ?? 0), 0)).toBe(
      108,
    );
  });
  it("knows its keys", () => {
    expect(templateKeys).toHaveLength(8);
    expect(isTemplateKey("leasing")).toBe(true);
    expect(isTemplateKey("toString")).toBe(false);
  });
});
