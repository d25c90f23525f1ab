import type { DocumentBlock, MarkedText } from "../../kernel/document-blocks.ts";
import type { SectionKind } from "./section-kinds.ts";

/** A part of the regulation as it stands or stood. */
export interface Section {
  readonly kind: SectionKind;
  readonly title: string;
  readonly blocks: readonly DocumentBlock[];
}

export interface ChangedLine {
  readonly change: "added" | "removed" | "changed";
  readonly parts: readonly MarkedText[];
}

/** What became of one part; `lines` are those that differ, in the order of the newer text. */
export interface SectionChange {
  readonly kind: SectionKind;
  readonly title: string;
  readonly change: "added" | "removed" | "changed";
  readonly lines: readonly ChangedLine[];
}

/** Parts that differ between two texts, in the order of the newer one; those that are gone come last. */
export function compareSections(before: readonly Section[], after: readonly Section[]): SectionChange[] {
  const old = new Map(before.map((section) => [section.kind, section]));
  const current = new Set(after.map(({ kind }) => kind));
  const changes = after.flatMap((section): SectionChange[] => {
    const earlier = old.get(section.kind);
    const { kind, title } = section;
    const lines = compareLines(earlier === undefined ? [] : linesOf(earlier), linesOf(section));
    if (earlier === undefined) return [{ kind, title, change: "added", lines }];
    return lines.length === 0 ? [] : [{ kind, title, change: "changed", lines }];
  });
  const gone = before
    .filter(({ kind }) => !current.has(kind))
    .map((section): SectionChange => {
      const { kind, title } = section;
      return { kind, title, change: "removed", lines: compareLines(linesOf(section), []) };
    });
  return [...changes, ...gone];
}

/** The lines of a part as people read them: a row of a table is one line. */
const linesOf = ({ blocks }: Section): string[] => blocks.flatMap(linesOfBlock);

function linesOfBlock(block: DocumentBlock): readonly string[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [block.text];
    case "list":
      return block.items;
    case "table":
      return block.rows.map((row) => row.filter((cell) => cell !== "").join(" · "));
    case "marked":
      return [block.parts.map(({ text }) => text).join("")];
  }
}

/** Below this share of words in common a line was replaced, not changed. */
const alike = 0.4;

/** Lines that came, went or changed; a line that replaces a similar one is told once, with its words marked. */
export function compareLines(before: readonly string[], after: readonly string[]): ChangedLine[] {
  const steps = difference(before, after);
  const lines: ChangedLine[] = [];
  for (let at = 0; at < steps.length; ) {
    if (steps[at]?.change === "same") {
      at++;
      continue;
    }
    let end = at;
    while (end < steps.length && steps[end]?.change !== "same") end++;
    lines.push(...pairLines(steps.slice(at, end)));
    at = end;
  }
  return lines;
}

/** Within one run of changes, each line that went is paired with the first similar one that came. */
function pairLines(steps: readonly MarkedText[]): ChangedLine[] {
  const gone = steps.filter(({ change }) => change === "removed").map(({ text }) => text);
  const came = steps.filter(({ change }) => change === "added").map(({ text }) => text);
  const lines: ChangedLine[] = [];
  let from = 0;
  for (const text of gone) {
    const pair = came.findIndex((other, index) => index >= from && likeness(text, other) >= alike);
    if (pair === -1) {
      lines.push({ change: "removed", parts: [{ text, change: "removed" }] });
      continue;
    }
    for (const added of came.slice(from, pair))
      lines.push({ change: "added", parts: [{ text: added, change: "added" }] });
    lines.push({ change: "changed", parts: markWords(text, came[pair] ?? "") });
    from = pair + 1;
  }
  for (const text of came.slice(from)) lines.push({ change: "added", parts: [{ text, change: "added" }] });
  return lines;
}

const wordsOf = (text: string) => text.match(/\s+|[^\s]+/gu) ?? [];

/** The words of two lines, each as it stands in one of them or in both; joined, they give both texts back. */
export function markWords(before: string, after: string): MarkedText[] {
  const parts: MarkedText[] = [];
  for (const { text, change } of difference(wordsOf(before), wordsOf(after))) {
    const last = parts.at(-1);
    if (last?.change === change) parts[parts.length - 1] = { change, text: last.text + text };
    else parts.push({ text, change });
  }
  return parts;
}

/** Words in common over the words of the longer line. */
function likeness(before: string, after: string): number {
  const solid = (text: string) => wordsOf(text).filter((word) => word.trim() !== "");
  const [one, other] = [solid(before), solid(after)];
  const same = difference(one, other).filter(({ change }) => change === "same").length;
  return same / Math.max(one.length, other.length, 1);
}

/** The longest common sequence: what is kept, what went before what came. */
function difference(before: readonly string[], after: readonly string[]): MarkedText[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let tail = 0;
  while (
    tail < before.length - start &&
    tail < after.length - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  const same = (texts: readonly string[]) => texts.map((text): MarkedText => ({ text, change: "same" }));
  return [
    ...same(after.slice(0, start)),
    ...differenceOfMiddles(before.slice(start, before.length - tail), after.slice(start, after.length - tail)),
    ...same(after.slice(after.length - tail)),
  ];
}

function differenceOfMiddles(before: readonly string[], after: readonly string[]): MarkedText[] {
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--)
    for (let column = after.length - 1; column >= 0; column--)
      longest[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const steps: MarkedText[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [gone, came] = [before[row], after[column]];
    if (gone !== undefined && gone === came) {
      steps.push({ text: gone, change: "same" });
      row++;
      column++;
    } else if (gone !== undefined && (came === undefined || at(row + 1, column) >= at(row, column + 1))) {
      steps.push({ text: gone, change: "removed" });
      row++;
    } else if (came !== undefined) {
      steps.push({ text: came, change: "added" });
      column++;
    }
  }
  return steps;
}
