/** Backups, restoring, the state of the installation. */
export const en = {
  refusal: {
    backup_folder_taken: "The folder {{folder}} is not empty: name a new one, a backup overwrites nothing.",
    backup_folder_unwritable: "A backup cannot be written to the folder {{folder}} ({{reason}}).",
    backup_missing: "There is no finished backup in the folder {{folder}}: manifest.json was not found.",
    backup_foreign: "This is no backup of Voronka.",
    backup_manifest_damaged: "The file manifest.json is damaged. Nothing was restored; take another backup.",
    backup_file_missing: "The backup lacks the file {{file}}. Nothing was restored; take another backup.",
    backup_file_damaged: "The file {{file}} is damaged. Nothing was restored; take another backup.",
    backup_newer: "The backup was made by a newer Voronka ({{version}}). Upgrade this installation first.",
    backup_schema_unknown: "The backup was made by another build of Voronka: its migration {{migration}} differs.",
    backup_rows_differ: "The table {{table}} does not hold as many rows as the backup promises. Nothing was restored.",
    restore_not_empty:
      "This installation holds data already (table {{table}}). A backup is restored into an empty one only: name another folder in VORONKA_DATA or a new database in DATABASE_URL.",
    restore_in_use: "Somebody is using this database. Stop the server (bin/voronka stop) and try again.",
    database_empty: "There is nothing to back up: Voronka is not in this database yet.",
    job_unknown: "There is no such task: it is done already, or is being done now.",
  },
} as const;
