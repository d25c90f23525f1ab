import pg from "pg";

/**
 * A statement whose last parameter is bytes, sent from where they lie. The driver would copy them into a message of its own, as
 * garbage for the engine: of a file of 100 MB another 100. The bytes can be written over when this is done, not when it failed.
 */
export function writeBytes(
  client: pg.ClientBase,
  text: string,
  values: readonly string[],
  bytes: Uint8Array,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const query = new pg.Query(text, (error) => (error ? reject(error) : resolve()));
    query.submit = (connection) => {
      const { stream } = connection;
      stream.cork();
      connection.parse({ name: "", text, types: [] }, true);
      if (stream.writable) {
        stream.write(beginningOfBind(values, bytes.length));
        stream.write(bytes);
        stream.write(endOfBind);
      }
      connection.execute(null, true);
      connection.sync();
      stream.uncork();
    };
    client.query(query);
  });
}

/** No columns come back. */
const endOfBind = Buffer.alloc(2);

/** The message Bind of PostgreSQL's protocol up to the last parameter, which is binary; those before it are texts. */
function beginningOfBind(values: readonly string[], bytes: number): Buffer {
  const texts = values.map((value) => Buffer.from(value));
  const count = texts.length + 1;
  const parts = [
    // Neither the portal nor the statement has a name; then the formats: 0 is text, 1 is binary.
    Buffer.alloc(2),
    int16(count),
    ...texts.map(() => int16(0)),
    int16(1),
    int16(count),
    ...texts.flatMap((value) => [int32(value.length), value]),
    int32(bytes),
  ];
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from("B"), int32(4 + body.length + bytes + endOfBind.length), body]);
}

function int16(value: number): Buffer {
  const written = Buffer.alloc(2);
  written.writeInt16BE(value);
  return written;
}

function int32(value: number): Buffer {
  const written = Buffer.alloc(4);
  written.writeInt32BE(value);
  return written;
}
