import { Button } from "@mantine/core";
import { IconPlus, IconUserSearch } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Tag, type TagTone } from "../../ui/marks/tag.tsx";
import { type Candidate, type Contest, listContests } from "../contract.ts";
import classes from "./team.module.css";

const dialogs = () => import("./contest-dialogs.tsx");
const CandidateDialog = lazy(async () => ({ default: (await dialogs()).CandidateDialog }));
const NewCandidateDialog = lazy(async () => ({ default: (await dialogs()).NewCandidateDialog }));
const CloseDialog = lazy(async () => ({ default: (await dialogs()).CloseDialog }));

/** Contests for places: candidates by the stage where they stand, each with days and results. */
export function ContestsView({ start }: { readonly start: ReactNode }) {
  const { t } = useTranslation("team");
  const contests = useEndpoint(listContests, {});
  if (contests.error !== null && contests.data === undefined)
    return <ErrorState error={contests.error} onRetry={() => void contests.refetch()} />;
  if (contests.data === undefined) return <LinesSkeleton lines={8} />;
  if (contests.data.items.length === 0)
    return (
      <EmptyState
        icon={<IconUserSearch size={28} stroke={1.5} />}
        title={t("web.contests.none")}
        hint={t("web.contests.noneHint")}
        action={start}
      />
    );
  return (
    <div className={classes.stack}>
      {contests.data.items.map((contest) => (
        <One key={contest.id} contest={contest} />
      ))}
    </div>
  );
}

function One({ contest }: { readonly contest: Contest }) {
  const { t } = useTranslation("team");
  const format = useFormat();
  const [opened, setOpened] = useState<Candidate | "new" | "close" | null>(null);
  const { candidates, stages, openedOn, closedOn } = contest;
  const [from, to] = [format.dayLong(openedOn), closedOn === null ? "" : format.dayLong(closedOn)];
  const close = () => setOpened(null);
  return (
    <Panel
      title={contest.name}
      aside={
        closedOn === null && (
          <Button size="sm" onClick={() => setOpened("close")}>
            {t("web.contests.close")}
          </Button>
        )
      }
    >
      <p className="t2">
        {closedOn === null ? t("web.contests.period", { from }) : t("web.contests.periodClosed", { from, to })} ·{" "}
        {t("web.contests.count", { count: candidates.length })}
        {contest.result !== "" && ` · ${contest.result}`}
      </p>
      <div className={classes.stages} style={{ ["--stages" as string]: stages.length }}>
        {stages.map((name, index) => (
          <section key={name} aria-label={name}>
            <h3>{name}</h3>
            {candidates
              .filter(({ steps }) => (steps.at(-1)?.stage ?? 1) === index + 1)
              .map((one) => (
                <Card key={one.id} candidate={one} onOpen={() => setOpened(one)} />
              ))}
            {index === 0 && closedOn === null && (
              <Button
                variant="ghost"
                size="sm"
                leftSection={<IconPlus size={14} stroke={1.5} />}
                onClick={() => setOpened("new")}
              >
                {t("web.contests.addCandidate")}
              </Button>
            )}
          </section>
        ))}
      </div>
      <Suspense fallback={null}>
        {opened === "new" && <NewCandidateDialog contest={contest} onClose={close} />}
        {opened === "close" && <CloseDialog contest={contest} onClose={close} />}
        {opened !== null && typeof opened === "object" && (
          <CandidateDialog contest={contest} candidate={opened} onClose={close} />
        )}
      </Suspense>
    </Panel>
  );
}

const tones: Readonly<Record<Candidate["outcome"], TagTone>> = {
  in_progress: "plain",
  hired: "good",
  refused: "line",
  withdrew: "line",
};

function Card({ candidate, onOpen }: { readonly candidate: Candidate; readonly onOpen: () => void }) {
  const { t } = useTranslation("team");
  const format = useFormat();
  const last = candidate.steps.at(-1);
  const facts = [
    last && format.day(last.onDate, format.dayOf(Date.now())),
    typeof last?.score === "number" && t("web.contests.points", { score: last.score }),
    last?.result,
  ].filter(Boolean);
  return (
    <button type="button" className={classes.card} onClick={onOpen}>
      <b>{candidate.name}</b>
      {candidate.outcome !== "in_progress" && (
        <Tag tone={tones[candidate.outcome]}>{t(`web.contests.outcomes.${candidate.outcome}`)}</Tag>
      )}
      <small>{facts.join(" · ")}</small>
    </button>
  );
}
