import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink, type PlaceProps } from "../../ui/link.tsx";
import type { WholeMeeting } from "../contract.ts";
import classes from "./rhythm.module.css";

type Part = WholeMeeting["agenda"][number];
type Line = Part["lines"][number];
const folded = 6;

/** Points of the agenda as the data filled them when the meeting began; each figure is the number of its lines. */
export function Agenda({ meeting }: { readonly meeting: WholeMeeting }) {
  return meeting.agenda.map((part) => <AgendaPart key={part.source} part={part} currency={meeting.currency} />);
}

function AgendaPart({ part: { source, lines }, currency }: { readonly part: Part; readonly currency: string }) {
  const { t } = useTranslation("rhythm");
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? lines : lines.slice(0, folded);
  const keyed = numbered(shown);
  return (
    <Panel title={t(`source.${source}`)} aside={<b>{lines.length}</b>}>
      {lines.length === 0 && <p className="t2">{t("web.nothingHere")}</p>}
      <ul className={classes.lines}>
        {keyed.map(({ key, line }) => (
          <AgendaLine key={key} line={line} currency={currency} />
        ))}
      </ul>
      {lines.length > shown.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          {t("web.showAll", { count: lines.length })}
        </Button>
      )}
    </Panel>
  );
}

/** Two moves of one deal have the same link. */
function numbered(lines: readonly Line[]) {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const name = `${line.link} ${line.label}`;
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return { key: `${name} ${before}`, line };
  });
}

function AgendaLine({
  line: { label, note, minor, link },
  currency,
}: {
  readonly line: Line;
  readonly currency: string;
}) {
  const tell = useNote();
  return (
    <li>
      <span className={classes.named}>
        {link === null ? <b>{label}</b> : <AppLink {...placeOf(link)}>{label}</AppLink>}
        {note !== null && <span className="t2 sm">{tell(note)}</span>}
      </span>
      {minor !== null && <MoneyText sum={{ minor, currency }} />}
    </li>
  );
}

/** "/deals?owner=…" as a path and its query. */
function placeOf(link: string): PlaceProps {
  const [to = "", query] = link.split("?");
  return query === undefined ? { to } : { to, search: Object.fromEntries(new URLSearchParams(query)) };
}

/** A note in the reader's words; days as they are told everywhere. */
function useNote(): (note: NonNullable<Line["note"]>) => string {
  const { t } = useTranslation("rhythm");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  return ({ key, params }) => {
    const told = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, name === "day" ? format.day(String(value), today) : value]),
    );
    return String(t(`line.${key}` as "line.owner", told as { owner: string }));
  };
}
