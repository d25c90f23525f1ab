// A process that uses the database of a folder, for the tests to kill: prints the address, gives it up when told so.
import { openLog } from "../log.ts";
import { startPostgres } from "./start-postgres.ts";

const [dataDirectory = ""] = process.argv.slice(2);
const database = await startPostgres({ dataDirectory, log: openLog({ level: "silent" }) });
process.stdout.write(`${database.url}\n`);
process.stdin.once("end", () => {
  void database.release().then(() => process.exit(0));
});
process.stdin.resume();
