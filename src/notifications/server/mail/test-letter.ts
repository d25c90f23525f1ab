/** The parts of a letter, decoded. */
export function readLetter(raw: string) {
  const decode = (part: string) => {
    const [head = "", ...rest] = part.split("\r\n\r\n");
    const body = rest.join("\r\n\r\n");
    if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
    const bytes = body
      .replaceAll(/=\r\n/g, "")
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
  };
  const words = raw
    .replaceAll(/=\?UTF-8\?B\?([^?]+)\?=\s*/gi, (_, text: string) => Buffer.from(text, "base64").toString("utf8"))
    .replaceAll(/=\?UTF-8\?Q\?([^?]+)\?=\s*/gi, (_, text: string) =>
      Buffer.from(
        text
          .replaceAll("_", " ")
          .replaceAll(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        "latin1",
      ).toString("utf8"),
    );
  const header = (name: string) =>
    new RegExp(`^${name}:(.*(?:\r\n[ \t].*)*)`, "im")
      .exec(words)?.[1]
      ?.replaceAll(/\r\n\s+/g, " ")
      .trim();
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? "";
  const [, text = "", html = ""] = raw.split(`--${boundary}`);
  return { header, text: decode(text.trimStart()), html: decode(html.trimStart()) };
}
