import type { Database } from "../platform/database/database.ts";

/** Makes the demo workspace unless it is there, and answers with what to print: its sign-in. */
export async function openDemo(_database: Database): Promise<string> {
  throw new Error("The demo workspace is not part of this build yet");
}
