import { type Route, read, write } from "../../platform/http/route.ts";
import type { Translator } from "../../platform/translate.ts";
import * as contract from "../contract.ts";
import { takeAction } from "./act.ts";
import { readEntries } from "./entries.ts";
import { readMorning } from "./read-morning.ts";
import { readOutlook } from "./read-outlook.ts";
import { readControlSettings, setControlSettings } from "./settings.ts";

const permission = "control.read";

export const controlRoutes = ({ translator }: { readonly translator: Translator }): readonly Route[] => [
  read(contract.getControlMorning, {
    permission,
    handle: (reading, { query }) => readMorning(reading, query.department),
  }),
  read(contract.getControlOutlook, {
    permission,
    handle: (reading, { query }) => readOutlook(reading, query.department),
  }),
  read(contract.listControlEntries, { permission, handle: readEntries }),
  write(contract.takeControlAction, {
    permission: "deals.assign",
    handle: (unit, { body }) => takeAction(unit, translator, body),
  }),
  read(contract.getControlSettings, { permission, handle: readControlSettings }),
  write(contract.setControlSettings, {
    permission: "norms.edit",
    handle: (unit, { body }) => setControlSettings(unit, body),
  }),
];
