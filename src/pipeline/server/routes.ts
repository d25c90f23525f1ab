import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Route } from "../../platform/http/route.ts";
import { read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import type { StageDraft } from "../domain/edit-stages.ts";
import { readBoard, readBoardCards } from "./board.ts";
import { addContact, changeDeal, deleteDeal, removeContact, restoreDeal } from "./change-deal.ts";
import { loseDeal, postponeDeal } from "./close-deal.ts";
import { createDeal } from "./create-deal.ts";
import { createPipelineAsAsked } from "./create-pipeline.ts";
import { archivePipeline, editPipeline, renamePipeline } from "./edit-pipeline.ts";
import { readDeal, readDealGates } from "./get-deal.ts";
import { groupDeals } from "./group-deals.ts";
import { lintPipelineInUse, lintStages, propose, readTemplates } from "./lint-and-templates.ts";
import { countDeals, listDeals } from "./list-deals.ts";
import { addLossReason, changeLossReason, readLossReasons } from "./loss-reasons.ts";
import { moveDeal } from "./move-deal.ts";
import { ownFiltered } from "./own-filtered.ts";
import { readPipeline, readPipelines } from "./pipeline.ts";
import type { PipelineRules } from "./pipeline-rules.ts";
import { reopenDeal, resumeDeal } from "./return-deal.ts";
import { readTimeWarnings, setTimeWarnings } from "./time-warnings.ts";
import { transferDeal } from "./transfer-deal.ts";
import { undoMove } from "./undo-move.ts";
import { readValuesInUse } from "./values-in-use.ts";

export function pipelineRoutes(rules: PipelineRules): readonly Route[] {
  return [...regulationRoutes(rules), ...lossReasonRoutes(), ...dealRoutes(rules), ...placeRoutes(rules)];
}

const pipelineAfter = async (unit: Unit, work: Promise<{ readonly id: string } | Refusal>) => {
  const done = await work;
  return isRefusal(done) ? done : readPipeline(unit, done.id);
};

function regulationRoutes(rules: PipelineRules): readonly Route[] {
  const seeing = "pipelines.read";
  const editing = "pipelines.edit";
  return [
    read(contract.listPipelines, {
      permission: seeing,
      handle: async (reading, { query }) => ({
        items: await readPipelines(reading, { archived: query.archived ?? false }),
      }),
    }),
    write(contract.createPipeline, {
      permission: editing,
      handle: (unit, { body }) => pipelineAfter(unit, createPipelineAsAsked(unit, body)),
    }),
    read(contract.getPipeline, {
      permission: seeing,
      handle: (reading, { params }) => readPipeline(reading, params.id),
    }),
    write(contract.replacePipeline, {
      permission: editing,
      handle: (unit, { params, body }) => pipelineAfter(unit, editPipeline(unit, rules, params.id, body)),
    }),
    write(contract.patchPipeline, {
      permission: editing,
      handle: (unit, { params, body }) => pipelineAfter(unit, renamePipeline(unit, params.id, body)),
    }),
    write(contract.archivePipeline, {
      permission: editing,
      handle: (unit, { params, body }) => pipelineAfter(unit, archivePipeline(unit, params.id, body)),
    }),
    read(contract.listTimeWarnings, {
      permission: seeing,
      handle: async (reading) => ({ items: await readTimeWarnings(reading) }),
    }),
    write(contract.setTimeWarnings, {
      permission: editing,
      handle: (unit, { params, body }) => setTimeWarnings(unit, params.id, body),
    }),
    read(contract.lintOnePipeline, {
      permission: seeing,
      handle: (reading, { params }) => lintPipelineInUse(reading, params.id),
    }),
    read(contract.lintDraft, {
      permission: seeing,
      handle: async (reading, { body }) => lintStages(reading, body.stages as unknown as StageDraft[]),
    }),
    read(contract.listTemplates, { permission: seeing, handle: async (reading) => readTemplates(reading) }),
    read(contract.proposePipelines, {
      permission: seeing,
      handle: async (reading, { body }) => propose(reading, body),
    }),
  ];
}

function lossReasonRoutes(): readonly Route[] {
  const seeing = "pipelines.read";
  const editing = "pipelines.edit";
  return [
    read(contract.listLossReasons, {
      permission: seeing,
      handle: async (reading) => ({ items: await readLossReasons(reading) }),
    }),
    write(contract.createLossReason, {
      permission: editing,
      handle: (unit, { body }) => addLossReason(unit, body.name),
    }),
    write(contract.patchLossReason, {
      permission: editing,
      handle: (unit, { params, body }) => changeLossReason(unit, params.id, body),
    }),
  ];
}

function dealRoutes(rules: PipelineRules): readonly Route[] {
  const seeing = "deals.read";
  const editing = "deals.edit";
  return [
    read(contract.listDeals, { permission: seeing, handle: ownFiltered(listDeals) }),
    read(contract.countDeals, { permission: seeing, handle: ownFiltered(countDeals) }),
    read(contract.groupDeals, { permission: seeing, handle: ownFiltered(groupDeals) }),
    read(contract.listValuesInUse, { permission: seeing, handle: (reading) => readValuesInUse(reading) }),
    read(contract.getBoard, { permission: seeing, handle: ownFiltered(readBoard) }),
    read(contract.getBoardCards, { permission: seeing, handle: ownFiltered(readBoardCards) }),
    write(contract.createDeal, {
      permission: editing,
      handle: (unit, { body }) => createDeal(unit, rules, body, (id) => readDeal(unit, rules, id)),
    }),
    read(contract.getDeal, {
      permission: seeing,
      handle: (reading, { params }) => readDeal(reading, rules, params.id),
    }),
    read(contract.getDealGates, {
      permission: seeing,
      handle: (reading, { params }) => readDealGates(reading, rules, params.id),
    }),
    write(contract.patchDeal, {
      permission: editing,
      handle: async (unit, { params, body }) => {
        const changed = await changeDeal(unit, rules, params.id, body);
        // Who hands a deal over may see it for the last time in this very answer.
        const asker = { ...unit, actor: { ...unit.actor, sees: "all" as const } };
        return isRefusal(changed) ? changed : readDeal(asker, rules, params.id);
      },
    }),
    write(contract.deleteDeal, { permission: editing, handle: (unit, { params }) => deleteDeal(unit, params.id) }),
    write(contract.restoreDeal, { permission: editing, handle: (unit, { params }) => restoreDeal(unit, params.id) }),
    write(contract.addDealContact, {
      permission: editing,
      handle: (unit, { params, body }) => addContact(unit, params.id, body),
    }),
    write(contract.removeDealContact, {
      permission: editing,
      handle: (unit, { params }) => removeContact(unit, params.id, params.contactId),
    }),
  ];
}

function placeRoutes(rules: PipelineRules): readonly Route[] {
  const permission = "deals.move";
  return [
    write(contract.moveDeal, {
      permission,
      handle: (unit, { params, body }) => moveDeal(unit, rules, params.id, body),
    }),
    write(contract.undoMove, {
      permission,
      handle: (unit, { params, body }) => undoMove(unit, rules, params.id, body),
    }),
    write(contract.loseDeal, { permission, handle: (unit, { params, body }) => loseDeal(unit, params.id, body) }),
    write(contract.postponeDeal, {
      permission,
      handle: (unit, { params, body }) => postponeDeal(unit, params.id, body),
    }),
    write(contract.resumeDeal, {
      permission,
      handle: (unit, { params, body }) => resumeDeal(unit, rules, params.id, body),
    }),
    write(contract.reopenDeal, {
      permission,
      handle: (unit, { params, body }) => reopenDeal(unit, rules, params.id, body),
    }),
    write(contract.transferDeal, {
      permission,
      handle: (unit, { params, body }) => transferDeal(unit, rules, params.id, body),
    }),
  ];
}
