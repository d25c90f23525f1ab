import type { Duplex } from "node:stream";
import pg from "pg";
import { giveBack } from "../give-back.ts";

/**
 * The bytes of the only column of the only row of a query: in `into` where they fit, else in memory of their own; null without
 * such a row. The driver would make a text in hexadecimal of them first, and leave a dozen times their size to the engine as
 * garbage. Nothing else that answers rows may be under way on the connection.
 */
export function readBytes(
  client: pg.ClientBase,
  text: string,
  values: readonly unknown[],
  into: Buffer,
): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    let tap: Tap | undefined;
    const query = new pg.Query(text, [...values], (error) => {
      tap?.close();
      if (error) reject(error);
      else resolve(tap?.row() ?? null);
    });
    // Without parameters the driver would ask in the simple way, which answers texts.
    Object.assign(query, { binary: true, queryMode: "extended" });
    const submit = query.submit.bind(query);
    query.submit = (connection) => {
      tap = openTap(connection.stream, into);
      return submit(connection);
    };
    client.query(query);
  });
}

interface Tap {
  row(): Buffer | null;
  close(): void;
}

/** Stands between the connection and the driver until the row is there: the row stays here, all else goes on to the driver. */
function openTap(stream: Duplex, into: Buffer): Tap {
  const [driver] = stream.listeners("data") as ((bytes: Buffer) => void)[];
  if (!driver) throw new Error("Nobody reads this connection");
  const reader = takeRow(into, driver);
  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    stream.on("data", driver);
    stream.removeListener("data", read);
  };
  function read(chunk: Buffer) {
    let rest = 0;
    try {
      // What is passed on may be the end of the query, which closes the tap.
      while (rest < chunk.length && isOpen) {
        rest = reader.read(chunk, rest);
        if (reader.row()) close();
      }
    } catch (error) {
      stream.destroy(error as Error);
      return;
    }
    if (rest < chunk.length) driver?.(Buffer.from(chunk.subarray(rest)));
    giveBack(chunk);
  }
  stream.on("data", read);
  stream.removeListener("data", driver);
  return { row: reader.row, close };
}

/** Code and length; of a row also the number of its columns and the length of the first. */
const headerBytes = 5;
const rowHeaderBytes = 11;
const dataRow = "D".charCodeAt(0);

/**
 * Reads messages of PostgreSQL's protocol, in chunks cut anywhere, up to the first row, and passes all before it on. `read` goes
 * on at a place of a chunk and answers where it stopped: behind a step, and never behind the row.
 */
export function takeRow(into: Buffer, pass: (bytes: Buffer) => void) {
  const header = Buffer.alloc(rowHeaderBytes);
  let known = 0;
  let passing = 0;
  let row: Buffer | undefined;
  let got = 0;
  function begin(): void {
    if (known === headerBytes && header[0] !== dataRow) {
      passing = header.readUInt32BE(1) - 4;
      known = 0;
      pass(Buffer.from(header.subarray(0, headerBytes)));
    } else if (known === rowHeaderBytes) {
      const length = header.readInt32BE(7);
      if (header.readInt16BE(5) !== 1 || length < 0) throw new Error("Not a row of one column with bytes in it");
      row = length > into.length ? Buffer.allocUnsafeSlow(length) : into.subarray(0, length);
    }
  }
  function read(chunk: Buffer, from: number): number {
    if (row) {
      const taken = chunk.copy(row, got, from);
      got += taken;
      return from + taken;
    }
    if (passing > 0) {
      const end = Math.min(chunk.length, from + passing);
      passing -= end - from;
      pass(Buffer.from(chunk.subarray(from, end)));
      return end;
    }
    header[known] = chunk[from] ?? 0;
    known += 1;
    begin();
    return from + 1;
  }
  return { read, row: () => (row && got === row.length ? row : null) };
}
