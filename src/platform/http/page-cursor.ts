/** Where a page of a list ended: the sort key of its last row, unreadable on purpose. */
export function writeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** The key that `writeCursor` wrote, as strings; null when the text is none of ours or of another length. */
export function readCursor(cursor: string, length: number): readonly string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (!Array.isArray(key) || key.length !== length) return null;
    if (!key.every((part) => typeof part === "string" && !part.includes("\0"))) return null;
    return key;
  } catch {
    return null;
  }
}
