import { ConfigError } from "../platform/config.ts";
import { runCommandLine } from "./cli.ts";

const [first, ...rest] = process.argv.slice(2);

try {
  if (first === "start") {
    const unknown = rest.find((argument) => argument !== "--demo");
    if (unknown !== undefined) {
      process.stderr.write(`voronka: unknown argument ${unknown}; bin/start takes --demo only\n`);
      process.exitCode = 2;
    } else {
      // Not at the top: the command line starts faster without the server.
      const { start } = await import("./start.ts");
      await start({ demo: rest.includes("--demo") });
      process.exit(0);
    }
  } else {
    process.exitCode = await runCommandLine(process.argv.slice(2));
  }
} catch (error) {
  const { message: said, stack, cause } = error as Error;
  const message = cause instanceof Error ? `${said}: ${cause.message}` : said;
  const isExpected = error instanceof ConfigError || process.env.LOG_LEVEL !== "debug";
  process.stderr.write(`voronka: ${isExpected ? message : stack}\n`);
  process.exit(1);
}
