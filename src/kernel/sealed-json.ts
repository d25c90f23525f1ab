/** A document of JSON that tells whether it was cut off or changed: itself and the checksum of itself. */
export function seal(document: object, hash: (text: string) => string): string {
  return `${JSON.stringify({ ...document, checksum: hash(JSON.stringify(document)) }, null, 2)}\n`;
}

/** Reads it again, without the checksum: `foreign` is another program's or of another format, `damaged` not as it was written. */
export function unseal(
  text: string,
  hash: (text: string) => string,
  format: string,
): { readonly format?: unknown } | "foreign" | "damaged" {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return "damaged";
  }
  if (typeof read !== "object" || read === null) return "foreign";
  const { checksum, ...rest } = read as { checksum?: unknown; format?: unknown };
  if (rest.format !== format) return "foreign";
  return checksum === hash(JSON.stringify(rest)) ? rest : "damaged";
}
