import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Reading, Unit } from "../../../platform/database/unit.ts";
import { fileRefusals } from "../../../platform/files/refusals.ts";
import type { Activity } from "../../contract.ts";
import { activitiesRefusals } from "../../domain/refusals.ts";
import { findActivity, toActivity } from "../activity-row.ts";
import { announceActivity } from "../announce-activity.ts";
import { markActivityFile } from "../store.ts";
import { mostFiles } from "./attach-file.ts";

interface FileOfActivity {
  readonly id: string;
  readonly activity_id: string;
  readonly name: string;
  readonly size: number;
  readonly deleted_at: Date | null;
}

/** A file of an activity that the actor sees; one that was taken off is not given. */
export async function readActivityFile(reading: Reading, id: string): Promise<FileOfActivity | Refusal> {
  const found = await findFile(reading, id);
  return found && !found.file.deleted_at ? found.file : refuse(fileRefusals, "file_unknown");
}

export const deleteActivityFile = (unit: Unit, id: string) => mark(unit, id, true);
/** Undoes a deletion; a file that is there stays as it is. */
export const restoreActivityFile = (unit: Unit, id: string) => mark(unit, id, false);

async function mark(unit: Unit, id: string, isDeleted: boolean): Promise<Activity | Refusal> {
  const found = await findFile(unit, id);
  if (!found || (isDeleted && found.file.deleted_at)) return refuse(fileRefusals, "file_unknown");
  const { file, activity } = found;
  if (isDeleted !== (file.deleted_at !== null)) {
    if (!isDeleted && activity.files.length >= mostFiles) return refuse(activitiesRefusals, "activity_files_full");
    await markActivityFile(unit, id, isDeleted ? new Date(unit.now) : null);
    const action = isDeleted ? "activity.file_deleted" : "activity.file_restored";
    const changes = { file: isDeleted ? [file.name, null] : [null, file.name] };
    unit.audit({ action, entity: "activity", entityId: activity.id, changes });
    await announceActivity(unit, activity);
  }
  const row = await findActivity(unit, activity.id);
  return row ? toActivity(row) : refuse(fileRefusals, "file_unknown");
}

async function findFile(reading: Reading, id: string) {
  const { rows } = await reading.client.query<FileOfActivity>(
    `select f.id, l.activity_id, f.name, f.size, l.deleted_at from activity_files l
     join files f on f.workspace_id = l.workspace_id and f.id = l.file_id where l.workspace_id = $1 and l.file_id = $2`,
    [reading.actor.workspaceId, id],
  );
  const [file] = rows;
  const activity = file && (await findActivity(reading, file.activity_id));
  return file && activity && !activity.deleted_at ? { file, activity } : undefined;
}
