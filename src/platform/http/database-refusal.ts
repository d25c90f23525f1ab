import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import { httpRefusals } from "./refusals.ts";

/** Connection lost or refused, shutting down, starting up, too many connections. Nothing was committed, or the caller's key tells. */
const goneAway = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "08006",
  "08003",
  "08001",
]);
/** Deadlock, serialization failure, lock timeout. */
const again = new Set(["40P01", "40001", "55P03"]);

/** A number, date or id that PostgreSQL cannot read: of a cursor that was made up, mostly. */
const unreadable = new Set(["22003", "22007", "22008", "22P02"]);

/** What a failure of the database means to the caller, or null when it is our own fault. */
export function databaseRefusal(error: unknown): Refusal | null {
  const { code, message = "", detail = "" } = error as { code?: string; message?: string; detail?: string };
  if (code && again.has(code)) return refuse(httpRefusals, "try_again");
  if (code && goneAway.has(code)) return refuse(httpRefusals, "database_unavailable");
  if (
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message,
    )
  ) {
    return refuse(httpRefusals, "database_unavailable");
  }
  // Text that PostgreSQL cannot hold: a NUL character, half of a surrogate pair in JSON.
  if (code === "22021" || code === "22P05" || (code === "22P02" && detail.includes("surrogate")))
    return refuse(httpRefusals, "input_invalid", { errors: [{ path: "", code: "unprintable_text" }] });
  if (code && unreadable.has(code))
    return refuse(httpRefusals, "input_invalid", { errors: [{ path: "", code: "value_out_of_range" }] });
  return null;
}
