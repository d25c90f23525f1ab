import { expect, test } from "vitest";
import { openLog } from "./log.ts";
import { withLogContext } from "./log-context.ts";

test("lines written anywhere in a piece of work carry what it is known by; lines beside it do not", async () => {
  const lines: string[] = [];
  const log = openLog({ level: "info", readable: false, write: (line) => lines.push(line) });
  const work = (requestId: string, ms: number) =>
    withLogContext({ requestId }, async () => {
      await new Promise((done) => setTimeout(done, ms));
      log.info({ from: requestId }, "Deep within");
    });
  await Promise.all([work("r-1", 5), work("r-2", 1)]);
  log.info({}, "Beside");
  const told = lines.map((line) => JSON.parse(line));
  expect(told.map(({ requestId, from }) => [requestId, from])).toEqual([
    ["r-2", "r-2"],
    ["r-1", "r-1"],
    [undefined, undefined],
  ]);
});
