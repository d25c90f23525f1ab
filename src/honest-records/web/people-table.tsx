import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import type { getRecordChecks, RecordedPerson } from "../contract.ts";
import { deservesTalk } from "../domain/judge-records.ts";
import { type Mark, sources } from "../domain/vocabulary.ts";
import type { Behind } from "./behind.ts";
import { FigureButton } from "./figure-button.tsx";
import classes from "./records.module.css";

type Checks = AnswerOf<typeof getRecordChecks>;

interface PeopleTableProps {
  readonly checks: Checks;
  readonly onBehind: (behind: Behind) => void;
  readonly onChoose: (person: string) => void;
}

/** The people, those to talk to first; every figure opens its activities. */
export function PeopleTable({ checks, onBehind, onChoose }: PeopleTableProps) {
  const { t } = useTranslation("honest-records");
  const columns = useColumns(checks, onBehind);
  const odd = checks.people.filter(deservesTalk);
  const rows = [...odd, ...checks.people.filter((person) => !deservesTalk(person))];
  return (
    <Panel flush isMessage title={odd.length === 0 ? t("message.clean") : t("message.look", { count: odd.length })}>
      <p className={`t2 sm ${classes.hint}`}>{t("hint")}</p>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowTone={(person) => (deservesTalk(person) ? "bad" : undefined)}
        onOpen={({ id }) => onChoose(id)}
      />
    </Panel>
  );
}

type Columns = Column<RecordedPerson>[];
type OnBehind = PeopleTableProps["onBehind"];

function useColumns(checks: Checks, onBehind: OnBehind): Columns {
  return [...useRecordColumns(onBehind), ...useMarkColumns(checks, onBehind)];
}

/** Who, how much, from where, how late. */
function useRecordColumns(onBehind: OnBehind): Columns {
  const { t } = useTranslation("honest-records");
  const format = useFormat();
  return [
    { key: "person", title: t("column.person"), cell: ({ name }) => name },
    {
      key: "count",
      title: t("column.count"),
      align: "end",
      width: "84px",
      cell: (person) => (
        <FigureButton count={person.count} what={t("open.all")} onOpen={() => onBehind({ person })}>
          {format.number(person.count)}
        </FigureButton>
      ),
    },
    {
      key: "sources",
      title: t("column.sources"),
      isMinor: true,
      width: "260px",
      cell: (person) => <Sources {...{ person, onBehind }} />,
    },
    {
      key: "delay",
      title: t("column.delay"),
      align: "end",
      width: "118px",
      isMinor: true,
      cell: ({ medianDelayHours: delay }) => (delay === null ? "—" : format.hours(delay)),
    },
  ];
}

function useMarkColumns({ thresholds: { lateHours: hours } }: Checks, onBehind: OnBehind): Columns {
  const { t } = useTranslation("honest-records");
  const figure: Figure = (person, mark) => (
    <FigureButton
      count={person.byMark[mark]}
      what={t(`mark.${mark}`, { hours })}
      isMarked={deservesTalk(person)}
      onOpen={() => onBehind({ person, mark })}
    />
  );
  const unseen = (person: RecordedPerson) =>
    person.bySource.telephony === 0 ? (
      <span className="t3 sm">{t("unseenNobody")}</span>
    ) : (
      figure(person, "unseen_call")
    );
  const end = { align: "end", width: "118px" } as const;
  return [
    { ...end, key: "late", title: t("column.late", { hours }), cell: (person) => <Late {...{ person, figure }} /> },
    { ...end, key: "bulk", title: t("column.bulk"), width: "84px", cell: (person) => figure(person, "bulk") },
    {
      ...end,
      key: "typedDays",
      title: t("column.typedDays"),
      isMinor: true,
      cell: (person) => <TypedOnly {...{ person, figure }} />,
    },
    { ...end, key: "unseen", title: t("column.unseen"), cell: unseen },
  ];
}

type Figure = (person: RecordedPerson, mark: Mark) => ReactNode;

/** The activities of typed-only days, and how many days they are. */
function TypedOnly({ person, figure }: { readonly person: RecordedPerson; readonly figure: Figure }) {
  const format = useFormat();
  return (
    <>
      {person.typedOnlyDays > 0 && <span className="t2 sm">{format.days(person.typedOnlyDays)} · </span>}
      {figure(person, "typed_only")}
    </>
  );
}

function Late({ person, figure }: { readonly person: RecordedPerson; readonly figure: Figure }) {
  const format = useFormat();
  return (
    <>
      {person.lateShare !== null && person.lateShare > 0 && (
        <span className="t2 sm">{format.share(person.lateShare)} · </span>
      )}
      {figure(person, "late")}
    </>
  );
}

/** From where, drawn to the whole of the person; each part opens. */
function Sources({ person, onBehind }: { person: RecordedPerson; onBehind: PeopleTableProps["onBehind"] }) {
  const { t } = useTranslation("honest-records");
  const present = sources.filter((source) => person.bySource[source] > 0);
  return (
    <span className={classes.sources}>
      {present.map((source) => (
        <FigureButton
          key={source}
          count={person.bySource[source]}
          what={t(`source.${source}`)}
          onOpen={() => onBehind({ person, source })}
        >
          {t(`source.${source}`)} {person.bySource[source]}
        </FigureButton>
      ))}
    </span>
  );
}
