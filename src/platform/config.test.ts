import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { applicationSecret, ConfigError, readConfig } from "./config.ts";

test("nothing set: port 3000 of this machine alone, the embedded database in .data", () => {
  const config = readConfig({ PORT: "" });
  expect(config).toMatchObject({ port: 3000, host: "127.0.0.1", databaseUrl: undefined, logLevel: "info" });
  expect(config.dataDirectory).toMatch(/\/\.data$/);
});

test("every setting that makes no sense is named in a line of its own", () => {
  const nonsense = { PORT: "http", DATABASE_URL: "mysql://here", VORONKA_SECRET: "short" };
  expect(() => readConfig(nonsense)).toThrow(ConfigError);
  expect(() => readConfig(nonsense)).toThrow(
    /^PORT: .+\nDATABASE_URL: must be an address like .+\nVORONKA_SECRET: must have .+$/,
  );
});

test("a PostgreSQL of one's own and a public address are taken as they are", () => {
  const config = readConfig({
    DATABASE_URL: "postgresql://sales:secret@db:5432/sales?sslmode=require",
    VORONKA_URL: "https://sales.example.org/",
  });
  expect(config.databaseUrl).toBe("postgresql://sales:secret@db:5432/sales?sslmode=require");
  expect(config.publicUrl).toBe("https://sales.example.org");
});

test("proxies are addresses or networks; anything else is named, so that no name is believed by mistake", () => {
  const config = readConfig({ VORONKA_TRUSTED_PROXIES: "127.0.0.1, 172.16.0.0/12 fd00::/8" });
  expect(config.trustedProxies).toEqual(["127.0.0.1", "172.16.0.0/12", "fd00::/8"]);
  expect(readConfig({}).trustedProxies).toEqual([]);
  for (const wrong of ["proxy.example.org", "10.0.0.0/33", "10.0.0.0/8/8", "*"]) {
    expect(() => readConfig({ VORONKA_TRUSTED_PROXIES: wrong })).toThrow(/^VORONKA_TRUSTED_PROXIES: must be addresses/);
  }
});

test("the secret is made once and kept for its owner alone", () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), "voronka-config-"));
  onTestFinished(() => rmSync(dataDirectory, { recursive: true }));
  const made = applicationSecret({ secret: undefined, dataDirectory });
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  expect(applicationSecret({ secret: undefined, dataDirectory })).toBe(made);
  expect(statSync(join(dataDirectory, "secret")).mode & 0o777).toBe(0o600);
  expect(applicationSecret({ secret: "from the environment", dataDirectory })).toBe("from the environment");
});
