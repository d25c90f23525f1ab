import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkspace } from "../../test/product/client.ts";
import { may } from "../identity/index.ts";
import { importTasks } from "../importing/index.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { startWorker, type Worker } from "../platform/jobs/worker.ts";
import { openLog } from "../platform/log.ts";
import { webhookTasks } from "../webhooks/index.ts";
import { type Receiver, startReceiver } from "../webhooks/server/test-receiver.ts";
import { type Application, createApplication } from "./server.ts";
import { stageConditions } from "./stage-conditions.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let application: Application;
let worker: Worker;
let receiver: Receiver;
let folder: string;
let url: string;
let said: Readonly<Record<string, string>>;

const inside = ["127.0.0.1"];
const log = openLog({ level: "silent" });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "voronka-examples-"));
  database = await testDatabase();
  receiver = await startReceiver();
  application = await createApplication({ database, log, checkAnswers: true, insideHosts: inside });
  const tasks = [...webhookTasks({ insideHosts: inside }), ...importTasks({ conditions: stageConditions, may })];
  worker = await startWorker({ database, log }, tasks);
  url = await application.server.listen({ port: 0, host: "127.0.0.1" });
  const session = await createWorkspace(url);
  const { key } = await session.ask("POST /api-keys", { name: "examples" });
  said = await runAll(await shown(), { URL: url, KEY: key, RECEIVER: receiver.url });
}, 60_000);
afterAll(async () => {
  await worker?.stop();
  await application?.close();
  await receiver?.close();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The examples as the page shows them, by key. */
async function shown(): Promise<Readonly<Record<string, string>>> {
  const page = await (await fetch(`${url}/api/v1/docs`)).text();
  const plain = (html: string) =>
    html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const found = [...page.matchAll(/<pre id="example-(\w+)"[^>]*><code>([\s\S]*?)<\/code><\/pre>/g)];
  return Object.fromEntries(found.map(([, key = "", code = ""]) => [key, plain(code)]));
}

/** In one shell, one after the other, as a reader would; what each has said, by key. */
async function runAll(examples: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>>) {
  const { node = "", python = "", ...shell } = examples;
  writeFileSync(join(folder, "check.mjs"), node);
  writeFileSync(join(folder, "check.py"), python);
  const script = Object.entries(shell).map(([key, code]) => `echo '== ${key}'\n${code}`);
  const output = await bash(
    ["set -eo pipefail", ...script, "echo '== secret'", 'echo "$SECRET"'].join("\n"),
    environment,
  );
  return Object.fromEntries(
    output
      .split(/^== /m)
      .slice(1)
      .map((part) => [part.split("\n", 1)[0] ?? "", part.slice(part.indexOf("\n") + 1).trim()]),
  );
}

function bash(script: string, environment: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-c", script], { cwd: folder, env: { ...process.env, ...environment } });
    const parts: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.stderr.on("data", (part: Buffer) => errors.push(part));
    child.on("close", (code) => {
      const output = Buffer.concat(parts).toString();
      if (code === 0) resolve(output);
      else reject(new Error(`The examples ended with ${code}\n${output}\n${Buffer.concat(errors)}`));
    });
  });
}

const lines = (key: string) => (said[key] ?? "").split("\n").map((line) => JSON.parse(line));

test("a move without what the stage asks for is refused, and told what is missing", () => {
  expect(JSON.parse(said.refused ?? "")).toMatchObject({
    status: 409,
    missing: [{ code: "missing_expected_close_on", condition: { kind: "field", field: "expectedCloseOn" } }],
  });
});

test("with the missing field the deal moves, and against the conditions with a reason", () => {
  expect(JSON.parse(said.moved ?? "").version).toBeGreaterThan(1);
  expect(JSON.parse(said.override ?? "").stageId).not.toBe(JSON.parse(said.moved ?? "").stageId);
});

test("the batch, the import, the report and the pages answer what their words promise", () => {
  expect(lines("batch").map(({ status }) => status)).toEqual([201, 200]);
  expect(JSON.parse(said.import ?? "")).toMatchObject({ state: "done", counts: { read: 2, created: 2 } });
  expect(JSON.parse(said.report ?? "")).toMatchObject({ total: 1 });
  expect((said.pages ?? "").split("\n").sort()).toEqual(["АО «Лютик»", "ООО «Астра»", "ООО «Пион»", "ООО «Ромашка»"]);
});

test("what the webhook was told is known as ours in Node and in Python, and nothing else is", async () => {
  const secret = said.secret ?? "";
  for (let turn = 0; receiver.received.length === 0 && turn < 100; turn += 1)
    await new Promise((go) => setTimeout(go, 50));
  const { headers, body } = receiver.received[0] ?? { headers: {}, body: "" };
  expect(JSON.parse(body).type).toBe("webhook.tested");
  const given = JSON.stringify([headers, body, secret, `${body} `]);
  const inNode = `import { isFromVoronka } from "./check.mjs";
    const [headers, body, secret, other] = JSON.parse(process.argv[1]);
    console.log(isFromVoronka(headers, body, secret), isFromVoronka(headers, other, secret));`;
  const options = { cwd: folder, encoding: "utf8" as const };
  const node = execFileSync(process.execPath, ["--input-type=module", "-e", inNode, given], options);
  expect(node.trim()).toBe("true false");
  const inPython = `import json, sys; from check import is_from_voronka
headers, body, secret, other = json.loads(sys.argv[1])
print(is_from_voronka(headers, body.encode(), secret), is_from_voronka(headers, other.encode(), secret))`;
  expect(execFileSync("python3", ["-c", inPython, given], options).trim()).toBe("True False");
});
