import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFiles } from "./fonts.ts";

const here = dirname(fileURLToPath(import.meta.url));
const compiler = NodeCompiler.create({ workspace: here, fontArgs: [{ fontPaths: fontFiles }] });

/** Typst over a template of ours. Texts reach it as data, so nothing in them is taken for markup. */
export function compilePdf(
  mainFileContent: string,
  inputs: Readonly<Record<string, string>>,
  madeAt: number,
): Uint8Array {
  const compiled = compiler.compile({ mainFileContent, inputs: { ...inputs } });
  if (compiled.result === null) {
    const error = compiled.takeError();
    const told = error === null ? "" : JSON.stringify(compiler.fetchDiagnostics(error));
    throw new Error(`Typst refused the paper: ${told}`);
  }
  const pdf = compiler.pdf(compiled.result, { creationTimestamp: Math.floor(madeAt / 1000) });
  compiler.evictCache(5);
  return pdf;
}
