import type { Command } from "../command.ts";
import { backupCommand } from "./backup.ts";
import { createApiKeyCommand } from "./create-api-key.ts";
import { createPipelineCommand } from "./create-pipeline.ts";
import { createUserCommand } from "./create-user.ts";
import { createWorkspaceCommand } from "./create-workspace.ts";
import { dumpSchemaCommand } from "./dump-schema.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { importWorkspaceCommand } from "./import-workspace.ts";
import { lintPipelineCommand } from "./lint-pipeline.ts";
import { reportCommand } from "./report.ts";
import { resetSecondFactorCommand } from "./reset-second-factor.ts";
import { restoreCommand } from "./restore.ts";
import { stopCommand } from "./stop.ts";
import { undoImportCommand } from "./undo-import.ts";

/** Every command of bin/voronka: a command is one file here and one line. */
export const commands: readonly Command[] = [
  createWorkspaceCommand,
  createUserCommand,
  resetSecondFactorCommand,
  createApiKeyCommand,
  createPipelineCommand,
  lintPipelineCommand,
  importCommand,
  undoImportCommand,
  exportCommand,
  importWorkspaceCommand,
  reportCommand,
  backupCommand,
  restoreCommand,
  dumpSchemaCommand,
  stopCommand,
];
