import { ActionIcon, Button } from "@mantine/core";
import { IconMapPin, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ConfirmDialog } from "../../ui/feedback/confirm-dialog.tsx";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { useMay } from "../../ui/session.tsx";
import { deleteRegion, listRegions, type Region } from "../contract.ts";
import classes from "./working-calendar.module.css";

const Dialog = lazy(async () => ({ default: (await import("./region-dialog.tsx")).RegionDialog }));

/** Parts of the country with days off of their own, and who belongs to them. */
export function RegionsTab() {
  const { t } = useTranslation("working-calendar");
  const mayEdit = useMay("working_calendar.edit");
  const [opened, setOpened] = useState<Region | "new" | null>(null);
  const [leaving, setLeaving] = useState<Region | null>(null);
  const read = useEndpoint(listRegions, {}, { staleTime: 0 });
  const remove = useMutationEndpoint(deleteRegion, { refreshes: [listRegions], onDone: () => setLeaving(null) });
  const items = read.data?.items ?? [];
  const add = (
    <Button
      variant="ink"
      leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
      onClick={() => setOpened("new")}
    >
      {t("regions.add")}
    </Button>
  );
  return (
    <>
      {mayEdit && items.length > 0 && <div className={classes.deeds}>{add}</div>}
      <Panel flush>
        {read.isPending && <LinesSkeleton lines={4} />}
        {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
        {read.data !== undefined && items.length === 0 && (
          <EmptyState
            icon={<IconMapPin size={24} stroke={1.5} />}
            title={t("regions.none")}
            hint={t("regions.noneHint")}
            {...(mayEdit ? { action: add } : {})}
          />
        )}
        <ul>
          {items.map((region) => (
            <Line
              key={region.id}
              region={region}
              onOpen={mayEdit ? () => setOpened(region) : null}
              onRemove={() => setLeaving(region)}
            />
          ))}
        </ul>
      </Panel>
      {opened !== null && (
        <Suspense>
          <Dialog region={opened === "new" ? null : opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
      <ConfirmDialog
        opened={leaving !== null}
        title={t("regions.removeQuestion", { name: leaving?.name })}
        action={t("regions.remove", { name: leaving?.name })}
        isBusy={remove.isPending}
        onConfirm={() => leaving && remove.mutate({ params: { id: leaving.id } })}
        onClose={() => setLeaving(null)}
      >
        {t("regions.removeHint")}
      </ConfirmDialog>
    </>
  );
}

interface LineProps {
  readonly region: Region;
  readonly onOpen: (() => void) | null;
  readonly onRemove: () => void;
}

function Line({ region: { name, days, departmentIds, personIds }, onOpen, onRemove }: LineProps) {
  const { t } = useTranslation("working-calendar");
  const format = useFormat();
  return (
    <li className={classes.line}>
      <div className="grow">
        <span className="md">{name}</span>
        <div className="t2 sm">
          {t("regions.daysOf", { count: days.length })} ·{" "}
          {t("regions.members", { departments: departmentIds.length, people: personIds.length })}
        </div>
        <div className="t2 sm">
          {days.map((day) => [format.dayLong(day.date), day.name].filter((part) => part !== null).join(" ")).join("; ")}
        </div>
      </div>
      {onOpen !== null && (
        <>
          <ActionIcon size="md" aria-label={t("regions.edit", { name })} onClick={onOpen}>
            <IconPencil size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
          <ActionIcon size="md" aria-label={t("regions.remove", { name })} onClick={onRemove}>
            <IconTrash size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </>
      )}
    </li>
  );
}
