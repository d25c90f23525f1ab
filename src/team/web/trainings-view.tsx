import { Button } from "@mantine/core";
import { IconSchool } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { useMay } from "../../ui/session.tsx";
import type { Team, Training } from "../contract.ts";
import classes from "./team.module.css";

const TrainingDialog = lazy(async () => ({ default: (await import("./training-dialog.tsx")).TrainingDialog }));

/** Trainings and tests, the latest first, with everybody's result. */
export function TrainingsView({ team, start }: { readonly team: Team; readonly start: ReactNode }) {
  const { t } = useTranslation("team");
  const [edited, setEdited] = useState<Training | null>(null);
  if (team.trainings.length === 0)
    return (
      <EmptyState
        icon={<IconSchool size={28} stroke={1.5} />}
        title={t("web.trainings.none")}
        hint={t("web.trainings.noneHint")}
        action={start}
      />
    );
  return (
    <div className={classes.stack}>
      {team.trainings.map((training) => (
        <One key={training.id} training={training} onEdit={() => setEdited(training)} />
      ))}
      <Suspense fallback={null}>
        {edited !== null && <TrainingDialog team={team} training={edited} onClose={() => setEdited(null)} />}
      </Suspense>
    </div>
  );
}

function One({ training, onEdit }: { readonly training: Training; readonly onEdit: () => void }) {
  const { t } = useTranslation("team");
  const format = useFormat();
  const mayEdit = useMay("team.edit");
  const { kind, topic, heldOn, ledBy, results } = training;
  const marked = results.filter(({ isPassed }) => isPassed !== null);
  const passed = marked.filter(({ isPassed }) => isPassed).length;
  const facts = [
    t(`web.trainings.kinds.${kind}`),
    format.dayLong(heldOn),
    ledBy,
    t("web.trainings.people", { count: results.length }),
    kind === "test" && marked.length > 0 && t("web.trainings.passedOf", { passed, total: marked.length }),
  ].filter(Boolean);
  return (
    <Panel
      title={topic}
      aside={
        mayEdit && (
          <Button size="sm" aria-label={t("web.trainings.edit", { topic })} onClick={onEdit}>
            {t("web.trainings.results")}
          </Button>
        )
      }
    >
      <p className="t2">{facts.join(" · ")}</p>
      <ul className={classes.results}>
        {results.map(({ person, score, isPassed }) => (
          <li key={person.id}>
            <span className="grow">{person.name}</span>
            {score !== null && <b className="num">{score}</b>}
            {kind === "test" && isPassed !== null && (
              <Tag tone={isPassed ? "good" : "bad"}>
                {t(isPassed ? "web.trainings.passed" : "web.trainings.failed")}
              </Tag>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
