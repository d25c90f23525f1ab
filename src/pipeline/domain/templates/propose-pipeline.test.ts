import { describe, expect, it } from "vitest";
import { pipelineTemplates } from "./pipeline-templates.ts";
import { proposePipeline, type WizardAnswers } from "./propose-pipeline.ts";

const obvious = { needIsObvious: true, choiceIsObvious: true };
const unclear = { needIsObvious: false, choiceIsObvious: false };
const keyName = (answers: WizardAnswers) => {
  const { template, keyStage } = proposePipeline(answers);
  return pipelineTemplates[template]("en").stages[keyStage]?.name;
};

describe("the wizard", () => {
  it("attracts and serves where both need and choice are obvious", () => {
    expect(proposePipeline({ ...obvious, sellsOnline: true })).toEqual({
      template: "online-shop",
      keyStage: 2,
      approach: "attract_and_serve",
    });
  });
  it("informs and persuades when either is not", () => {
    expect(proposePipeline(unclear)).toEqual({ template: "classic-b2b", keyStage: 2, approach: "inform_and_persuade" });
    expect(proposePipeline({ needIsObvious: true, choiceIsObvious: false }).approach).toBe("inform_and_persuade");
    expect(proposePipeline({ needIsObvious: false, choiceIsObvious: true }).approach).toBe("inform_and_persuade");
  });
  it.each([
    [{ ...unclear, leases: true }, "leasing"],
    [{ ...unclear, sellsThroughDealers: true }, "dealer"],
    [{ ...unclear, producesToOrder: true }, "production"],
    [{ ...unclear, coldBase: true }, "active-sales"],
    [{ ...unclear, marketingLeads: true }, "lead-to-revenue"],
    [{ ...unclear, sellsOnline: true }, "lead-to-revenue"],
    [{ ...obvious, repeatBuyers: true }, "repeat-sales"],
    [{ ...obvious, sellsOnline: true, leases: true }, "leasing"],
    [{ needIsObvious: true, choiceIsObvious: false, sellsOnline: true }, "online-shop"],
  ] as const)("knows the trade by %j: %s", (answers, template) => {
    expect(proposePipeline(answers).template).toBe(template);
  });
  it("puts the turning point at the meeting for persuasion and at the offer for service", () => {
    expect(keyName({ ...unclear, producesToOrder: true })).toBe("Meeting held");
    expect(keyName({ ...obvious, producesToOrder: true })).toBe("Layout approved");
    expect(keyName(obvious)).toBe("Proposal sent");
  });
});
