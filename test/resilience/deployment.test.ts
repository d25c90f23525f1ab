import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import { environmentOf, temporaryInstallation } from "../product/start-product.ts";

const root = resolve(import.meta.dirname, "..", "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const dockerfile = read("Dockerfile");

/** The words of an instruction in its JSON form. */
const jsonIn = (instruction: RegExp): string[] => JSON.parse(instruction.exec(dockerfile)?.[1] ?? "[]");
const command = jsonIn(/^CMD (\[.*\])$/m);
const healthCheck = jsonIn(/^HEALTHCHECK[^\n]*\\\n\s*CMD (\[.*\])$/m);

test("every file that the Dockerfile copies is there and not kept out of the build", () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = ""]) =>
    sources.split(" "),
  );
  expect(copied.length).toBeGreaterThan(6);
  const allowed = read(".dockerignore");
  for (const path of copied) {
    // What bin/build-web makes is copied from the other stage.
    expect(existsSync(join(root, path)), path).toBe(true);
    expect(allowed, path).toContain(`!${path}`);
  }
  expect(statSync(join(root, "deploy/voronka")).mode & 0o111).toBe(0o111);
});

test("the container runs as nobody special and with the Node of the repository", () => {
  expect(dockerfile).toMatch(/^USER node$/m);
  const node = /"node": ">=(\d+)/.exec(read("package.json"))?.[1];
  expect([...dockerfile.matchAll(/^FROM node:(\d+)/gm)].map(([, version]) => version)).toEqual([node, node, node]);
});

test("its command starts the product on a database of one's own, its check sees it ready, and a signal ends it", async () => {
  const database = await testDatabase();
  const installation = temporaryInstallation();
  const [program = "", ...args] = command;
  const environment = environmentOf({ dataDirectory: installation.dataDirectory, databaseUrl: database.url });
  const child = spawn(program === "node" ? process.execPath : program, args, { cwd: root, env: environment });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await database.drop();
    await installation.remove();
  });
  const port = await new Promise<string>((found) => {
    child.stdout.on("data", (part: Buffer) => {
      const said = /^Voronka: http:\/\/[^:]+:(\d+)$/m.exec(part.toString())?.[1];
      if (said) found(said);
    });
  });
  expect(await checked(port)).toBe(0);
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(await checked(port)).toBe(1);
}, 60_000);

/** The exit code of the container's health check. */
function checked(port: string): Promise<number | null> {
  const [, ...args] = healthCheck;
  const child = spawn(process.execPath, args, { env: { ...process.env, PORT: port }, stdio: "ignore" });
  return new Promise((done) => child.once("exit", done));
}

test("the unit starts what is there, as an account of its own, without rights it does not need", () => {
  const unit = read("deploy/voronka.service");
  const program = /^ExecStart=\/opt\/voronka\/(\S+)$/m.exec(unit)?.[1] ?? "";
  expect(existsSync(join(root, program))).toBe(true);
  for (const line of ["User=voronka", "NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet="]) {
    expect(unit).toMatch(new RegExp(`^${line}$`, "m"));
  }
});

test("compose waits for the database, keeps its data, and asks for a password instead of having one", () => {
  const compose = read("compose.yaml");
  expect(compose).toContain("condition: service_healthy");
  expect(compose).toMatch(/POSTGRES_PASSWORD: \$\{POSTGRES_PASSWORD:\?/);
  expect(compose).not.toMatch(/password: [a-z]/i);
});
