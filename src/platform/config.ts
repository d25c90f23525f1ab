import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";

const repository = resolve(import.meta.dirname, "..", "..");

const listOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((part) => part !== "");

/** An address, or one with the length of its network behind it. */
function isNetwork(text: string): boolean {
  const [address = "", length, ...rest] = text.split("/");
  const bits = { 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    rest.length === 0 && bits > 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits))
  );
}

const shape = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Only this machine by default: open it to others (0.0.0.0) behind a proxy that ends TLS. */
  HOST: z.string().min(1).default("127.0.0.1"),
  VORONKA_DATA: z.string().min(1).default(join(repository, ".data")),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must be an address like postgres://user:password@host:5432/name" })
    .optional(),
  /** The address that people open, when it is not http://HOST:PORT; cookies and links of letters follow it. */
  VORONKA_URL: z.url({ protocol: /^https?$/, error: "must be an address like https://sales.example.org" }).optional(),
  VORONKA_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  /** Hosts inside the network that people may name all the same, such as a company's own sign-in server. */
  VORONKA_INSIDE_HOSTS: z.string().default(""),
  /** Networks whose `X-Forwarded-For` is believed; nobody's by default. */
  VORONKA_TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform(listOf)
    .refine(
      (list) => list.every(isNetwork),
      "must be addresses or networks like 10.0.0.7, 172.16.0.0/12, parted by commas",
    ),
  /** Of one key, or of one person at the screen; twice as many may come at once. */
  VORONKA_REQUESTS_PER_SECOND: z.coerce.number().int().min(1).max(100_000).default(1000),
  /** The mail server, with name and password in it; letters need `VORONKA_MAIL_FROM` too. */
  VORONKA_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be an address like smtp://user:password@mail.example.org:587" })
    .optional(),
  /** Who letters come from: "Voronka <sales@example.org>". */
  VORONKA_MAIL_FROM: z
    .string()
    .regex(/[^\s<>]+@[^\s<>]+/, "must hold an e-mail address")
    .optional(),
  /** Of a bot made by @BotFather: people link their chats with it and are told there. */
  VORONKA_TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, "must be a bot's token, like 123456:ABC-DEF")
    .optional(),
  /** A Bot API server of one's own instead of Telegram's. */
  VORONKA_TELEGRAM_API: z
    .url({ protocol: /^https?$/, error: "must be an address like https://api.telegram.org" })
    .default("https://api.telegram.org"),
  /** Who shows it as a bearer token reads GET /metrics; without one nobody does. */
  VORONKA_METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
});

const settings = shape.refine((set) => set.VORONKA_SMTP_URL === undefined || set.VORONKA_MAIL_FROM !== undefined, {
  path: ["VORONKA_MAIL_FROM"],
  error: "must say who letters come from when VORONKA_SMTP_URL is set",
});

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute; holds the embedded database, files and the secret. */
  readonly dataDirectory: string;
  /** Of a PostgreSQL of one's own; without it the embedded one runs. */
  readonly databaseUrl: string | undefined;
  readonly publicUrl: string | undefined;
  /** Signs sessions; without one in the environment `applicationSecret` makes and keeps it in the data folder. */
  readonly secret: string | undefined;
  /** Host names that `askOutside` may reach inside the network. */
  readonly insideHosts: readonly string[];
  /** Of the proxies before this server, which say who called. */
  readonly trustedProxies: readonly string[];
  readonly requestsPerSecond: number;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  readonly telegramToken: string | undefined;
  readonly telegramApi: string;
  readonly metricsToken: string | undefined;
  readonly logLevel: string;
}

/** Thrown for a setting that cannot be meant; the message is one line per setting, for a person. */
export class ConfigError extends Error {}

/** Reads the settings from the environment (PLT-1). An empty variable counts as unset. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const read = settings.safeParse(set);
  if (!read.success) {
    throw new ConfigError(read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  }
  return {
    port: read.data.PORT,
    host: read.data.HOST,
    dataDirectory: resolve(read.data.VORONKA_DATA),
    databaseUrl: read.data.DATABASE_URL,
    publicUrl: read.data.VORONKA_URL?.replace(/\/+$/, ""),
    secret: read.data.VORONKA_SECRET,
    insideHosts: listOf(read.data.VORONKA_INSIDE_HOSTS),
    trustedProxies: read.data.VORONKA_TRUSTED_PROXIES,
    requestsPerSecond: read.data.VORONKA_REQUESTS_PER_SECOND,
    smtpUrl: read.data.VORONKA_SMTP_URL,
    mailFrom: read.data.VORONKA_MAIL_FROM,
    telegramToken: read.data.VORONKA_TELEGRAM_TOKEN,
    telegramApi: read.data.VORONKA_TELEGRAM_API,
    metricsToken: read.data.VORONKA_METRICS_TOKEN,
    logLevel: read.data.LOG_LEVEL,
  };
}

/**
 * Makes the data folder. Others of this machine may pass through but not look around: the database of a superuser's
 * installation runs as another account and must reach its own folder in it.
 */
export function makeDataDirectory(directory: string): void {
  if (existsSync(directory)) return;
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o711);
}

/** The secret that signs sessions: the one of the environment, else one kept in the data folder for its owner alone. */
export function applicationSecret(config: Pick<Config, "secret" | "dataDirectory">): string {
  if (config.secret) return config.secret;
  const path = join(config.dataDirectory, "secret");
  if (!existsSync(path)) {
    makeDataDirectory(config.dataDirectory);
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, randomBytes(32).toString("hex"), { mode: 0o600 });
    // Two commands may come here at once; the first link wins for both.
    if (!existsSync(path)) linkSync(draft, path);
    rmSync(draft);
  }
  return readFileSync(path, "utf8").trim();
}
