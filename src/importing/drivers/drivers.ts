import type { ForeignSystem } from "../domain/foreign-systems.ts";
import { amocrm } from "./amocrm/amocrm.ts";
import { bitrix24 } from "./bitrix24/bitrix24.ts";
import type { Driver } from "./driver.ts";
import { hubspot } from "./hubspot/hubspot.ts";
import { pipedrive } from "./pipedrive/pipedrive.ts";

/** One line per system; each passes `drivers.test.ts`. */
export const drivers: Readonly<Record<ForeignSystem, Driver>> = { amocrm, bitrix24, hubspot, pipedrive };
