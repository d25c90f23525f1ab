import { isRefusal } from "../../../kernel/refusal.ts";
import { type Route, read, write } from "../../../platform/http/route.ts";
import * as contract from "../../contract.ts";
import * as duplicates from "../../contract-duplicates.ts";
import type { CustomerLink } from "./customer-link.ts";
import { queueSearch } from "./duplicate-tasks.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { mergeCustomers } from "./merge-customers.ts";
import { previewMerge } from "./preview-merge.ts";
import { readMerge, readMerges } from "./read-merges.ts";
import { readPairs, readSearch } from "./read-pairs.ts";
import { readRules, setMergeRules } from "./set-rules.ts";
import { tellApart } from "./tell-apart.ts";
import { undoMerge } from "./undo-merge.ts";

const seeing = "customers.read";
const editing = "customers.edit";
/** What happens without a person is for the owner to say. */
const ruling = "workspace.edit";

/** `links`: what of all slices refers to customers. */
export const mergeRoutes = ({ links }: { readonly links: readonly CustomerLink[] }): readonly Route[] => [
  read(contract.previewMerge, { permission: editing, handle: (reading, input) => previewMerge(reading, links, input) }),
  read(contract.findDuplicates, { permission: seeing, handle: findDuplicates }),
  read(duplicates.listDuplicatePairs, { permission: editing, handle: readPairs }),
  read(duplicates.getDuplicateSearch, { permission: editing, handle: readSearch }),
  write(duplicates.startDuplicateSearch, {
    permission: editing,
    handle: async (unit) => {
      await queueSearch(unit);
      return readSearch(unit);
    },
  }),
  read(duplicates.getMergeRules, { permission: ruling, handle: readRules }),
  write(duplicates.setMergeRules, { permission: ruling, handle: setMergeRules }),
  write(contract.tellApart, { permission: editing, handle: tellApart }),
  read(contract.listMerges, { permission: seeing, handle: readMerges }),
  write(contract.mergeCustomers, {
    permission: editing,
    handle: async (unit, { body }) => {
      const done = await mergeCustomers(unit, links, { ...body, take: body.take ?? null, rule: null });
      return isRefusal(done) ? done : readMerge(unit, done.mergeId);
    },
  }),
  write(contract.undoMerge, {
    permission: editing,
    handle: async (unit, { params }) => {
      const known = await readMerge(unit, params.id);
      if (isRefusal(known)) return known;
      const undone = await undoMerge(unit, links, params.id);
      if (isRefusal(undone)) return undone;
      const merge = await readMerge(unit, params.id);
      return isRefusal(merge) ? merge : { merge, keptFields: [...undone.keptFields], keptRows: [...undone.keptRows] };
    },
  }),
];
