import { Parser } from "saxen";
import { UnreadableFile } from "../decode-text.ts";

export interface XmlHooks {
  /** Names come without their prefix. */
  readonly open: (name: string, attributes: () => Record<string, string>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** A longer piece without an end of its tag or text is made to fill the memory. */
const longestPiece = 8_388_608;

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** Tells the elements of an XML part as its bytes come; each step ends when a chunk has been read. */
export async function* readXml(chunks: AsyncIterable<Uint8Array>, hooks: XmlHooks): AsyncGenerator<void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let silent = 0;
  let failure: Error | undefined;
  const parser = new Parser()
    .on("openTag", (name, attributes, decode) => {
      silent = 0;
      hooks.open(local(name), () => decoded(attributes(), decode));
    })
    .on("closeTag", (name) => {
      silent = 0;
      hooks.close?.(local(name));
    })
    .on("text", (text, decode) => {
      silent = 0;
      hooks.text?.(decode(text));
    })
    .on("cdata", (text) => hooks.text?.(text))
    .on("error", (error) => {
      failure ??= error;
    });
  for await (const chunk of chunks) {
    silent += chunk.length;
    if (silent > longestPiece) throw new UnreadableFile("workbook_bomb");
    parser.write(textOf(decoder, chunk));
    if (failure !== undefined) throw new UnreadableFile("workbook_damaged");
    yield;
  }
  if (parser.end() !== null || failure !== undefined) throw new UnreadableFile("workbook_damaged");
  yield;
}

function textOf(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw new UnreadableFile("workbook_damaged");
  }
}

function decoded(attributes: Record<string, string>, decode: (text: string) => string): Record<string, string> {
  for (const [name, value] of Object.entries(attributes)) if (value.includes("&")) attributes[name] = decode(value);
  return attributes;
}

/** A part that is read whole, for what it tells on the way. */
export async function readWholeXml(chunks: AsyncIterable<Uint8Array>, hooks: XmlHooks): Promise<void> {
  for await (const _ of readXml(chunks, hooks));
}
