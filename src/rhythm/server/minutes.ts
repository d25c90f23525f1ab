import type { Actor, Locale } from "../../kernel/actor.ts";
import type { DocumentBlock, WrittenDocument } from "../../kernel/document-blocks.ts";
import { minorDigits } from "../../kernel/money.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { drawDocument } from "../../platform/drawing/drawing-process.ts";
import type { Translator } from "../../platform/translate.ts";
import type { Decision, WholeMeeting } from "../contract.ts";
import { attendanceMarks } from "../domain/vocabulary.ts";

interface Words {
  readonly say: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  readonly day: (date: CalendarDate) => string;
  readonly money: (minor: number) => string;
}

/** The minutes of a meeting (PLA-10): who was there, what was looked at, what was decided and by when. */
export const drawMinutes = (
  meeting: WholeMeeting,
  {
    actor,
    locale,
    translator,
    now,
  }: { readonly actor: Actor; readonly locale: Locale; readonly translator: Translator; readonly now: Instant },
): Promise<Buffer> =>
  drawDocument(minutesOf(meeting, wordsIn(locale, translator, meeting.currency), { actor, locale, now }));

function minutesOf(
  meeting: WholeMeeting,
  words: Words,
  { actor, locale, now }: { readonly actor: Actor; readonly locale: Locale; readonly now: Instant },
): WrittenDocument {
  const { say, day } = words;
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: actor.workspace.timeZone,
  });
  const there = attendanceMarks.flatMap((mark): [string, string][] => {
    const names = meeting.attendance.filter((one) => one.mark === mark).map(({ name }) => name);
    return names.length === 0 ? [] : [[say(`web.mark.${mark}`), names.join(", ")]];
  });
  return {
    language: locale,
    title: say("minutes.title", { name: meeting.name }),
    facts: [
      [say("minutes.when"), moment.format(Date.parse(meeting.startsAt)).replaceAll("\u202f", "\u00a0")],
      ...(meeting.department === null ? [] : [[say("web.department"), meeting.department.name] as [string, string]]),
      [say("web.leader"), meeting.leader.name],
      ...there,
    ],
    running: day(meeting.heldOn),
    pages: say("minutes.pages"),
    contents: null,
    blocks: blocksOf(meeting, words),
    madeAt: now,
  };
}

function blocksOf(meeting: WholeMeeting, words: Words): DocumentBlock[] {
  const { say } = words;
  const heading = (text: string): DocumentBlock => ({ kind: "heading", level: 1, text });
  const blocks: DocumentBlock[] = [];
  if (meeting.earlier.length > 0) blocks.push(heading(say("web.earlier")), decisionTable(meeting.earlier, words));
  for (const { source, lines } of meeting.agenda) {
    blocks.push(heading(`${say(`source.${source}`)}: ${lines.length}`));
    if (lines.length > 0) blocks.push({ kind: "list", items: lines.map((line) => lineText(line, words)) });
  }
  if (meeting.notes.trim() !== "") {
    blocks.push(heading(say("web.notes")));
    for (const text of meeting.notes.split("\n").filter((line) => line.trim() !== ""))
      blocks.push({ kind: "paragraph", text });
  }
  blocks.push(heading(say("web.decisions")));
  if (meeting.made.length === 0) blocks.push({ kind: "paragraph", text: say("minutes.noDecisions") });
  else blocks.push(decisionTable(meeting.made, words));
  return blocks;
}

const decisionTable = (decisions: readonly Decision[], { say, day }: Words): DocumentBlock => ({
  kind: "table",
  columns: [{ title: say("web.what") }, { title: say("web.who") }, { title: say("web.due") }],
  rows: decisions.map(({ text, owner, dueOn }) => [text, owner.name, day(dueOn)]),
});

function lineText({ label, note, minor }: WholeMeeting["agenda"][number]["lines"][number], words: Words): string {
  const params = Object.fromEntries(
    Object.entries(note?.params ?? {}).map(([key, value]) => [key, key === "day" ? words.day(String(value)) : value]),
  );
  const told = note === null ? "" : words.say(`line.${note.key}`, params);
  return [label, told, minor === null ? "" : words.money(minor)].filter((part) => part !== "").join(" · ");
}

const wordsIn = (locale: Locale, translator: Translator, currency: string): Words => ({
  say: (key, params) => translator.text(locale, "rhythm", key, params),
  day: (date) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(`${date}T00:00:00Z`)),
  money: (minor) =>
    new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 })
      .format(minor / 10 ** minorDigits(currency))
      .replaceAll(/[\u202f\u2009 ]/g, "\u00a0"),
});
