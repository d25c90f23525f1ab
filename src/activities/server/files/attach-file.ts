import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { StoredFile } from "../../../kernel/stored-file.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { ReceivedFile } from "../../../platform/files/receive-file.ts";
import { storeFile } from "../../../platform/files/store-file.ts";
import { activitiesRefusals } from "../../domain/refusals.ts";
import { findActivity } from "../activity-row.ts";
import { announceActivity } from "../announce-activity.ts";
import { insertActivityFile, lockActivityRow } from "../store.ts";

/** There to be seen; and with those that were taken off, which stay on the disk for a while. */
export const mostFiles = 50;
const mostKept = 100;

/**
 * Attaches a file to an activity that the actor sees (ACT-1). The same file once more is the one that is there, so that an
 * upload whose answer was lost can be sent again. Refuses `activity_files_full`.
 */
export async function attachActivityFile(
  unit: Unit,
  activityId: string,
  file: ReceivedFile,
): Promise<StoredFile | Refusal> {
  // One upload after another: the same file sent twice at once was there twice, and fifty went over.
  await lockActivityRow(unit, activityId);
  const activity = await findActivity(unit, activityId);
  if (!activity || activity.deleted_at) return refuse(activitiesRefusals, "activity_unknown");
  const there = activity.files.find(({ sha256, name }) => sha256 === file.sha256 && name === file.name);
  if (there) return there;
  if (activity.files.length >= mostFiles || (await countKept(unit, activityId)) >= mostKept)
    return refuse(activitiesRefusals, "activity_files_full");
  const { name, mediaType, size, sha256 } = file;
  const id = await storeFile(unit, file);
  await insertActivityFile(unit, activityId, id);
  const changes = { file: [null, name], size };
  unit.audit({ action: "activity.file_attached", entity: "activity", entityId: activityId, changes });
  await announceActivity(unit, activity);
  return { id, name, mediaType, size, sha256 };
}

async function countKept({ client, actor }: Unit, activityId: string): Promise<number> {
  const { rows } = await client.query<{ kept: number }>(
    "select count(*)::int as kept from activity_files where workspace_id = $1 and activity_id = $2",
    [actor.workspaceId, activityId],
  );
  return rows[0]?.kept ?? 0;
}
