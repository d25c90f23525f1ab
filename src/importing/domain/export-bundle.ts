/** Several files of one export in one body: a first line that names them and their lengths, then the files as they are. */
interface BundledFile {
  readonly name: string;
  readonly bytes: number;
}

export const bundleMark = '{"voronka":"files of an export","files":';

export const bundleHeader = (files: readonly BundledFile[]): string =>
  `${bundleMark}${JSON.stringify(files.map(({ name, bytes }) => ({ name, bytes })))}}\n`;

/** The files that a first line names; null: it is none. */
export function readBundleHeader(line: string): readonly BundledFile[] | null {
  if (!line.startsWith(bundleMark)) return null;
  try {
    const { files } = JSON.parse(line) as { files?: unknown };
    if (!Array.isArray(files)) return null;
    return files.every(isBundled) ? files : null;
  } catch {
    return null;
  }
}

function isBundled(file: unknown): file is BundledFile {
  if (typeof file !== "object" || file === null) return false;
  const { name, bytes } = file as Partial<BundledFile>;
  return typeof name === "string" && Number.isSafeInteger(bytes) && Number(bytes) >= 0;
}
