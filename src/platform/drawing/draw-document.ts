import { readFileSync } from "node:fs";
import type { WrittenDocument } from "../../kernel/document-blocks.ts";
import { compilePdf } from "./compile-pdf.ts";

const template = readFileSync(new URL("document.typ", import.meta.url), "utf8");

/** The document as a PDF with its contents, real headings and numbered pages. */
export function drawDocument(document: WrittenDocument): Uint8Array {
  return compilePdf(template, { document: JSON.stringify(document) }, document.madeAt);
}
