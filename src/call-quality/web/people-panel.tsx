import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Figure } from "../../ui/figures/figure.tsx";
import { smallSample } from "../../ui/figures/share.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Avatar } from "../../ui/marks/avatar.tsx";
import { BarNotch } from "../../ui/marks/bar-notch.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import type { CallQuality } from "../contract.ts";
import classes from "./calls.module.css";
import type { ContentProps } from "./content-props.ts";

type Person = CallQuality["people"][number];

/** Whoever is scored lowest stands first, those without a score last. */
const byScore = (a: Person, b: Person) => (a.score ?? 2) - (b.score ?? 2) || a.thisWeek - b.thisWeek;

/** One line a person: plan of reviews, score, trend, the mistake made most often, and the button that reviews a call. */
export function PeoplePanel(props: ContentProps) {
  const { t } = useTranslation("call-quality");
  const { quality } = props;
  return (
    <Panel title={t("web.people.title")} flush>
      <DataTable
        label={t("web.people.title")}
        columns={useColumns(props)}
        rows={[...quality.people].sort(byScore)}
        rowKey={({ person }) => person.id}
      />
    </Panel>
  );
}

function useColumns(props: ContentProps): readonly Column<Person>[] {
  const { t } = useTranslation("call-quality");
  const format = useFormat();
  return [
    {
      key: "person",
      title: t("web.people.person"),
      cell: ({ person }) => (
        <span className="row">
          <Avatar name={person.name} decorative />
          <span className="md nw">{person.name}</span>
        </span>
      ),
      width: "180px",
    },
    {
      key: "score",
      title: t("web.people.score"),
      align: "end",
      cell: ({ score }) => (score === null ? <span className="t3">—</span> : <b>{format.share(score)}</b>),
      width: "72px",
    },
    {
      key: "reviews",
      title: t("web.people.reviews"),
      cell: ({ person, reviews }) => (
        <span className="row">
          {reviews === 0 ? (
            <span className="t3">—</span>
          ) : (
            <Figure onOpen={() => props.onChange({ person: person.id, mistake: undefined, missed: undefined })}>
              {format.number(reviews)}
            </Figure>
          )}
          {reviews > 0 && reviews < smallSample && <Tag tone="line">{t("web.people.few")}</Tag>}
        </span>
      ),
      width: "132px",
      isMinor: true,
    },
    ...useLaterColumns(props),
  ];
}

function useLaterColumns({ quality, onOpen }: ContentProps): readonly Column<Person>[] {
  const { t } = useTranslation("call-quality");
  const plan = quality.reviewsPerWeek;
  return [
    {
      key: "trend",
      title: t("web.people.trend"),
      cell: (person) => <Trend {...person} />,
      width: "132px",
      isMinor: true,
    },
    {
      key: "week",
      title: t("web.people.week"),
      cell: ({ thisWeek }) => (
        <span className={classes.week}>
          <span className="nw">{t("web.people.weekOf", { done: thisWeek, plan })}</span>
          <BarNotch value={thisWeek} target={plan} max={Math.max(plan * 1.5, thisWeek, 1)} over="calm" />
        </span>
      ),
      width: "150px",
      isMinor: true,
    },
    {
      key: "mistake",
      title: t("web.people.mistake"),
      isMinor: true,
      cell: ({ mistakes: [worst], reviews }) =>
        worst === undefined ? null : (
          <span className="sm">
            {worst.name} <span className="t2">{t("web.people.weekOf", { done: worst.count, plan: reviews })}</span>
          </span>
        ),
    },
    {
      key: "act",
      title: "",
      align: "end",
      cell: ({ person }) => (
        <Button
          size="compact-sm"
          aria-label={t("web.people.reviewOf", { name: person.name })}
          onClick={() => onOpen({ person })}
        >
          {t("web.people.review")}
        </Button>
      ),
      width: "120px",
    },
  ];
}

/** A bar a week, its height the score; a week without reviews is a dot on the ground. */
function Trend({ weeks }: Pick<Person, "weeks">) {
  const { t } = useTranslation("call-quality");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const spoken = weeks
    .filter(({ reviews }) => reviews > 0)
    .map(({ week, score, reviews }) =>
      t("web.people.weekSpoken", {
        week: format.day(week, today),
        score: score === null ? "—" : format.share(score),
        reviews,
      }),
    )
    .join("; ");
  return (
    <span className={classes.trend} role="img" aria-label={spoken === "" ? "—" : spoken} title={spoken}>
      {weeks.map(({ week, score }) => (
        <i
          key={week}
          data-none={score === null || undefined}
          style={{ height: `${Math.max(2, (score ?? 0) * 24)}px` }}
        />
      ))}
    </span>
  );
}
