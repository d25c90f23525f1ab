import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { getTeam } from "../contract.ts";
import { ContestsView } from "./contests-view.tsx";
import { OnboardingView } from "./onboarding-view.tsx";
import { PeopleView } from "./people-view.tsx";
import { TrainingsView } from "./trainings-view.tsx";

const ContestDialog = lazy(async () => ({ default: (await import("./contest-dialogs.tsx")).ContestDialog }));
const StartDialog = lazy(async () => ({ default: (await import("./onboarding-dialogs.tsx")).StartDialog }));
const TrainingDialog = lazy(async () => ({ default: (await import("./training-dialog.tsx")).TrainingDialog }));

const views = ["people", "onboarding", "contests", "trainings"] as const;
type View = (typeof views)[number];

/** PLA-13: people and their dates, newcomers, contests for places, trainings and tests. */
export function Screen() {
  const { t } = useTranslation("team");
  const [{ view }, change] = useSearchState((raw) => ({ view: views.find((one) => one === raw.view) ?? "people" }));
  const mayEdit = useMay("team.edit");
  const team = useEndpoint(getTeam, {});
  const [isAdding, setAdding] = useState(false);
  const shown = mayEdit ? views : views.filter((one) => one !== "contests");
  const { data } = team;
  const close = () => setAdding(false);
  const start = mayEdit && view !== "people" ? <AddButton view={view} onAdd={() => setAdding(true)} /> : undefined;
  return (
    <Frame
      title={t("ui:places.control")}
      busy={team.isPending}
      filters={
        <>
          <PlaceTabs place="control" at="/control/team" />
          <Segmented<View>
            label={t("web.views.label")}
            value={view}
            onChange={(next) => void change({ view: next })}
            options={shown.map((value) => ({ value, label: t(`web.views.${value}`) }))}
          />
        </>
      }
      actions={data && start}
    >
      {team.error !== null && data === undefined ? (
        <ErrorState title={t("web.failed")} error={team.error} onRetry={() => void team.refetch()} />
      ) : data === undefined ? (
        <TableSkeleton rows={10} columns={5} />
      ) : (
        <>
          {view === "people" && <PeopleView team={data} />}
          {view === "onboarding" && <OnboardingView team={data} start={start} />}
          {view === "contests" && <ContestsView start={start} />}
          {view === "trainings" && <TrainingsView team={data} start={start} />}
          <Suspense fallback={null}>
            {isAdding && view === "onboarding" && <StartDialog team={data} onClose={close} />}
            {isAdding && view === "contests" && <ContestDialog onClose={close} />}
            {isAdding && view === "trainings" && <TrainingDialog team={data} training={null} onClose={close} />}
          </Suspense>
        </>
      )}
    </Frame>
  );
}

function AddButton({ view, onAdd }: { readonly view: Exclude<View, "people">; readonly onAdd: () => void }) {
  const { t } = useTranslation("team");
  const labels = {
    onboarding: "web.onboarding.start",
    contests: "web.contests.open",
    trainings: "web.trainings.addOne",
  };
  return (
    <Button variant="ink" onClick={onAdd}>
      {t(labels[view])}
    </Button>
  );
}
