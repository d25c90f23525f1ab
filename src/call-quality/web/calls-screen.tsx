import { Button } from "@mantine/core";
import { IconChecklist, IconPhoneCheck } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { getCallQuality, listCallScorecards } from "../contract.ts";
import { Breakdown } from "./breakdown.tsx";
import classes from "./calls.module.css";
import type { ContentProps, Opened } from "./content-props.ts";
import { Heading } from "./heading.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { ReviewsPanel } from "./reviews-panel.tsx";
import { daysOf, parseCallsSearch, periods } from "./search.ts";

const ReviewDialog = lazy(async () => ({ default: (await import("./review-dialog.tsx")).ReviewDialog }));
const SettingsDialog = lazy(async () => ({ default: (await import("./settings-dialog.tsx")).SettingsDialog }));

/** Control → Calls: what reviews say of each person's calls, and the plan of reviews (ACT-7). */
export function Screen() {
  const { t } = useTranslation("call-quality");
  const [search, change] = useSearchState(parseCallsSearch);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isSetting, setSetting] = useState(false);
  const mayReview = useMay("call_reviews.edit");
  const { timeZone } = useFormat();
  const days = daysOf(search.period ?? "weeks4", Date.now(), timeZone);
  const read = useEndpoint(getCallQuality, { query: days }, { keepPrevious: true, staleTime: 0 });
  return (
    <Frame
      title={t("ui:places.control")}
      busy={read.isPending}
      actions={
        mayReview && (
          <Button leftSection={<IconChecklist size={16} stroke={1.5} />} onClick={() => setSetting(true)}>
            {t("web.settings.open")}
          </Button>
        )
      }
      filters={
        <>
          <PlaceTabs place="control" at="/control/calls" />
          <Segmented
            label={t("web.period.label")}
            value={search.period ?? "weeks4"}
            onChange={(period) => change({ period })}
            options={periods.map((value) => ({ value, label: t(`web.period.${value}`) }))}
          />
        </>
      }
    >
      {read.isPending && <LinesSkeleton lines={8} />}
      {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && (
        <Content
          quality={read.data}
          {...{ days, search, mayReview }}
          onChange={(part) => void change(part)}
          onOpen={setOpened}
          onSettings={() => setSetting(true)}
        />
      )}
      <Suspense>
        {opened !== null && <ReviewDialog opened={opened} days={days} onClose={() => setOpened(null)} />}
        {isSetting && read.data !== undefined && (
          <SettingsDialog quality={read.data} onClose={() => setSetting(false)} />
        )}
      </Suspense>
    </Frame>
  );
}

function Content({ onSettings, ...props }: ContentProps & { readonly onSettings: () => void }) {
  const { t } = useTranslation("call-quality");
  const { quality, mayReview, onChange } = props;
  const scorecards = useEndpoint(listCallScorecards, {}, { enabled: mayReview });
  if (mayReview && scorecards.data?.items.length === 0) {
    return (
      <EmptyState
        icon={<IconPhoneCheck size={28} stroke={1.5} />}
        title={t("web.settings.none")}
        hint={t("web.settings.noneHint")}
        action={
          <Button variant="ink" onClick={onSettings}>
            {t("web.settings.first")}
          </Button>
        }
      />
    );
  }
  return (
    <div className={classes.page}>
      <Heading quality={quality} mayReview={mayReview} />
      {mayReview && <PeoplePanel {...props} />}
      <Breakdown total={quality.total} onChange={onChange} />
      <ReviewsPanel {...props} />
    </div>
  );
}
