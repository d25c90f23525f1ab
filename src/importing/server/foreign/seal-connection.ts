import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { secretOfDatabase } from "../../../identity/index.ts";
import type { Database } from "../../../platform/database/database.ts";
import type { Connection } from "../../drivers/driver.ts";

const algorithm = "aes-256-gcm";

/** The key lies where only the database's owner reads: who sees the tables of a workspace does not see its tokens. */
async function keyFor(database: Database): Promise<Buffer> {
  const secret = await secretOfDatabase(database.owner, randomBytes(32).toString("hex"), "imports");
  return Buffer.from(hkdfSync("sha256", secret, "", "connection of an import", 32));
}

/** Address and token as they may lie in the database; good for this import alone. */
export async function sealConnection(database: Database, importId: string, connection: Connection): Promise<string> {
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, await keyFor(database), iv).setAAD(Buffer.from(importId));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(connection), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

export async function openConnection(database: Database, importId: string, sealed: string): Promise<Connection> {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv(algorithm, await keyFor(database), bytes.subarray(0, 12))
    .setAAD(Buffer.from(importId))
    .setAuthTag(bytes.subarray(12, 28));
  const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  return JSON.parse(text) as Connection;
}
