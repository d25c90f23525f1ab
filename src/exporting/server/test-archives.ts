import { openZip } from "../../platform/zip/read-zip.ts";
import { wholeEntry } from "./read-archive.ts";

/** What tests ask of an archive. */

export async function entryOf(file: string, name: string): Promise<string> {
  const zip = await openZip(file);
  try {
    return (await wholeEntry(zip, name, 1e9)).toString();
  } finally {
    zip.close();
  }
}

export async function namesIn(file: string): Promise<readonly string[]> {
  const zip = await openZip(file);
  zip.close();
  return zip.names;
}

type Contents = Readonly<Record<string, readonly string[]>>;

/** Lines of each table with the workspace's own id and what differs on purpose told alike. */
export async function contents(file: string, workspaceId: string): Promise<Contents> {
  const found: Record<string, string[]> = {};
  for (const name of (await namesIn(file)).filter((one) => one.startsWith("data/"))) {
    const lines = (await entryOf(file, name)).replaceAll(workspaceId, "WORKSPACE").split("\n");
    found[name] = lines
      .filter((line) => !line.includes('"workspace.exported"') && !line.includes('"workspace.imported"'))
      .map((line) => (name === "data/users.jsonl" ? line.replace(/"is_active":\w+/, "") : line))
      .map((line) => (name === "data/workspaces.jsonl" ? line.replace(/"(slug|is_demo)":("[^"]*"|\w+)/g, "") : line));
  }
  return found;
}

/** The first line of each table that differs; quicker than to compare a hundred thousand texts for a picture of them. */
export function differences(one: Contents, other: Contents): readonly unknown[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((name) => {
    const [lines, others] = [one[name] ?? [], other[name] ?? []];
    const at = lines.length === others.length ? lines.findIndex((line, index) => line !== others[index]) : 0;
    return at < 0 ? [] : [{ name, count: [lines.length, others.length], lines: [lines[at], others[at]] }];
  });
}
