import type { Reading } from "../../platform/database/unit.ts";
import type { Team } from "../contract.ts";
import { readMembers } from "./members.ts";
import { readOnboardings } from "./onboardings.ts";
import { readRamp } from "./ramp-of.ts";
import { readTemplates } from "./templates.ts";
import { readTrainings } from "./trainings.ts";

/** PLA-13: the people in sight, how newcomers are brought in, trainings and tests. */
export async function readTeam(reading: Reading): Promise<Team> {
  const { shares, version } = await readRamp(reading);
  return {
    people: await readMembers(reading),
    ramp: { shares, version },
    onboardings: await readOnboardings(reading),
    templates: await readTemplates(reading),
    trainings: await readTrainings(reading),
  };
}
