import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { BackupTaken } from "../../operations/index.ts";
import type { CommandContext, Output } from "../command.ts";

const bytesPerMegabyte = 1_000_000;

/** Runs a backup or a restoration, names the table it is at to who watches, and tells in one line what came of it. */
export async function toldTables(
  { translator, locale }: CommandContext,
  done: "backup_taken" | "backup_restored",
  folder: string,
  run: (onTable: (name: string) => void) => Promise<BackupTaken | Refusal>,
): Promise<Output | Refusal> {
  const began = performance.now();
  const isWatched = process.stderr.isTTY === true;
  const result = await run((name) => void (isWatched && process.stderr.write(`\r\x1b[K${name}`)));
  if (isWatched) process.stderr.write("\r\x1b[K");
  if (isRefusal(result)) return result;
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const params = {
    folder,
    count: result.tables,
    rows: number.format(result.rows),
    megabytes: number.format(Math.max(0.1, result.bytes / bytesPerMegabyte)),
    seconds: number.format(seconds),
  };
  return { text: translator.text(locale, "app", `command.${done}`, params), json: { folder, ...result, seconds } };
}
