import { IconFlag } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addMonths } from "../../kernel/zoned-time.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { Figure } from "../../ui/figures/figure.tsx";
import { Share } from "../../ui/figures/share.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { AppLink, useSearchState } from "../../ui/link.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { getPlanCoverages, type PlanCoverages } from "../contract.ts";
import { CoverageMatrix } from "./coverage-matrix.tsx";
import { coverageTitle } from "./coverage-panel.tsx";
import { PipelineFilter } from "./forecast-screen.tsx";
import classes from "./plan.module.css";
import { parsePlanSearch } from "./plan-search.ts";

type Person = PlanCoverages["people"][number];

/** The matrix whole, with who wins too few of what comes, and what to do about each (PLA-6). */
export function Screen() {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const [search, change] = useSearchState(parsePlanSearch);
  const { pipeline, month } = search;
  const read = useEndpoint(getPlanCoverages, { query: { pipeline, month } }, { keepPrevious: true });
  const first = `${format.dayOf(Date.now()).slice(0, 7)}-01`;
  const months = [0, 1, 2].map((ahead) => addMonths(first, ahead));
  return (
    <Frame
      title={t("web.title")}
      beside={<PlaceTabs place="plan" at="/plan/coverage" />}
      busy={read.isFetching}
      filters={
        <>
          <PipelineFilter chosen={pipeline} onChange={(id) => void change({ pipeline: id })} />
          <FilterChip
            label={t("web.coverage.month")}
            all={null}
            value={month ?? first.slice(0, 7)}
            options={months.map((one) => ({ value: one.slice(0, 7), label: format.monthNamed(one) }))}
            onChange={(value) => void change({ month: value ?? undefined })}
          />
        </>
      }
    >
      {read.data === undefined ? (
        <Panel>
          {read.error === null ? (
            <TableSkeleton rows={8} columns={7} />
          ) : (
            <ErrorState title={t("web.coverage.failed")} error={read.error} onRetry={() => void read.refetch()} />
          )}
        </Panel>
      ) : (
        <Coverage answer={read.data} />
      )}
    </Frame>
  );
}

function Coverage({ answer }: { answer: PlanCoverages }) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const month = format.monthNamed(`${answer.month}-01`);
  if (answer.people.length === 0) {
    return <EmptyState title={t("web.coverage.nobody")} hint={t("web.coverage.nobodyHint")} />;
  }
  return (
    <div className={classes.stack}>
      <Panel title={coverageTitle(answer, t, month)} isMessage flush>
        <p className={`t2 sm ${classes.note}`}>{t("web.coverage.note", { month })}</p>
        <CoverageMatrix answer={answer}>
          {(person) => <Won person={person} pipeline={answer.pipeline.id} />}
        </CoverageMatrix>
      </Panel>
      <WhatToDo answer={answer} month={month} />
    </div>
  );
}

/** Won among the closed of six months; below 20 % of at least 30 it is flagged. */
function Won({ person, pipeline }: { person: Person; pipeline: string }) {
  const { t } = useTranslation("reverse-planning");
  const { won, closed, isLow, from, to } = person.conversion;
  const search = { view: "list", pipeline, owner: person.id, status: "won", closedFrom: from, closedTo: to };
  const share = <Share part={won} whole={closed} digits={1} />;
  return (
    <span className={classes.won}>
      {isLow && (
        <Tag tone="bad" icon={<IconFlag size={11} stroke={1.8} aria-hidden />}>
          {t("web.coverage.low")}
        </Tag>
      )}
      {won === 0 ? (
        share
      ) : (
        <Figure to="/deals" search={search} label={t("web.coverage.openWon", { person: person.name, count: won })}>
          {share}
        </Figure>
      )}
    </span>
  );
}

/** Each shortage has its reason and one action. */
function WhatToDo({ answer, month }: { answer: PlanCoverages; month: string }) {
  const { t } = useTranslation("reverse-planning");
  const lines = answer.people.flatMap((person) => thingsToDo(person, answer));
  const unplanned = answer.people.filter(({ plan }) => plan === null);
  if (lines.length + unplanned.length === 0) return null;
  return (
    <Panel title={t("web.todo.title")}>
      <ul className={classes.todo}>
        {lines.map(({ key, person, text, count, stage, to, search, act }) => (
          <li key={key}>
            <b>{person}</b>
            <span className="grow">{t(text, { stage, count })}</span>
            <AppLink className="acc" to={to} search={search}>
              {t(act)}
            </AppLink>
          </li>
        ))}
        {unplanned.length > 0 && (
          <li>
            <span className="grow">
              {t("web.todo.noPlan", { month, names: unplanned.map(({ name }) => name).join(", ") })}
            </span>
            <AppLink className="acc" to="/plan">
              {t("web.todo.setPlan")}
            </AppLink>
          </li>
        )}
      </ul>
    </Panel>
  );
}

function thingsToDo(person: Person, { stages, pipeline }: PlanCoverages) {
  const worst = person.cells
    .map((cell, index) => ({ ...cell, index, short: (cell.needed ?? 0) - cell.held }))
    .filter(({ shortage }) => shortage === "veryShort")
    .sort((a, b) => b.short - a.short)[0];
  const of = { person: person.name, stage: stages[worst?.index ?? 0]?.name ?? "", count: worst?.short ?? 0 };
  return [
    ...(worst === undefined
      ? []
      : [
          {
            ...of,
            key: `${person.id} short`,
            text: worst.index === 0 ? ("web.todo.atFirst" as const) : ("web.todo.further" as const),
            act: worst.index === 0 ? ("web.todo.seeHers" as const) : ("web.todo.seeBefore" as const),
            to: "/deals",
            search: {
              view: "list",
              pipeline: pipeline.id,
              owner: person.id,
              status: "open",
              stage: stages[Math.max(0, worst.index - 1)]?.id,
            },
          },
        ]),
    ...(person.conversion.isLow
      ? [
          {
            ...of,
            key: `${person.id} low`,
            text: "web.todo.low" as const,
            act: "web.todo.seeLosses" as const,
            to: "/reports/loss-reasons",
            search: {
              pipeline: pipeline.id,
              owner: person.id,
              from: person.conversion.from,
              to: person.conversion.to,
              period: "own",
            },
          },
        ]
      : []),
  ];
}
