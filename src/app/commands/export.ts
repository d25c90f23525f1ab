import { exportToFile } from "../../exporting/index.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { Command } from "../command.ts";

const bytesPerMegabyte = 1_000_000;

/** All of a workspace into a file, while the server runs or not (PLT-5). */
export const exportCommand: Command = {
  name: "export",
  usage: "FILE.zip",
  words: [1, 1],
  options: {},
  run: async (context, { positionals: [file = ""] }) => {
    const actor = await context.actor();
    if (isRefusal(actor)) return actor;
    const began = performance.now();
    const isWatched = process.stderr.isTTY === true;
    const result = await exportToFile(await context.database(), actor, file, (done, total) => {
      if (isWatched) process.stderr.write(`\r\x1b[K${done} / ${total}`);
    });
    if (isWatched) process.stderr.write("\r\x1b[K");
    if (isRefusal(result)) return result;
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const number = new Intl.NumberFormat(context.locale, { maximumFractionDigits: 1 });
    const text = context.translator.text(context.locale, "app", "command.export_done", {
      file: result.file,
      rows: number.format(result.rows),
      megabytes: number.format(Math.max(0.1, result.bytes / bytesPerMegabyte)),
      seconds: number.format(seconds),
    });
    return { text, json: { ...result, seconds } };
  },
};
