import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { StoredFile } from "../../../kernel/stored-file.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { ReceivedFile } from "../../../platform/files/receive-file.ts";
import { storeFile } from "../../../platform/files/store-file.ts";
import { activitiesRefusals } from "../../domain/refusals.ts";
import { findActivity } from "../activity-row.ts";
import { announceActivity } from "../announce-activity.ts";
import { insertActivityFile } from "../store.ts";

const most = 50;

/**
 * Attaches a file to an activity that the actor sees (ACT-1). The same file once more is the one that is there, so that an
 * upload whose answer was lost can be sent again. Refuses `activity_files_full`.
 */
export async function attachActivityFile(
  unit: Unit,
  activityId: string,
  file: ReceivedFile,
): Promise<StoredFile | Refusal> {
  const activity = await findActivity(unit, activityId);
  if (!activity || activity.deleted_at) return refuse(activitiesRefusals, "activity_unknown");
  const there = activity.files.find(({ sha256, name }) => sha256 === file.sha256 && name === file.name);
  if (there) return there;
  if (activity.files.length >= most) return refuse(activitiesRefusals, "activity_files_full");
  const { name, mediaType, size, sha256 } = file;
  const id = await storeFile(unit, file);
  await insertActivityFile(unit, activityId, id);
  const changes = { file: [null, name], size };
  unit.audit({ action: "activity.file_attached", entity: "activity", entityId: activityId, changes });
  await announceActivity(unit, activity);
  return { id, name, mediaType, size, sha256 };
}
