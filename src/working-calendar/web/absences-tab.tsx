import { ActionIcon, Button } from "@mantine/core";
import { IconBeach, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { addMonths, monthStart } from "../../kernel/zoned-time.ts";
import { call } from "../../ui/api/client.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useUndo } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { useMay } from "../../ui/session.tsx";
import { type Absence, deleteAbsence, listAbsences, restoreAbsence } from "../contract.ts";
import { Stepper } from "./stepper.tsx";
import classes from "./working-calendar.module.css";

const Dialog = lazy(async () => ({ default: (await import("./absence-dialog.tsx")).AbsenceDialog }));

/** Who is away in a month, and the working days that are left to each. */
export function AbsencesTab() {
  const { t } = useTranslation("working-calendar");
  const format = useFormat();
  const mayEdit = useMay("absences.edit");
  const [month, setMonth] = useState(() => monthStart(format.dayOf(Date.now())));
  const [opened, setOpened] = useState<Absence | "new" | null>(null);
  const query = { from: month, to: addMonths(month, 1) };
  const read = useEndpoint(listAbsences, { query }, { staleTime: 0, keepPrevious: true });
  useLiveRefresh("absence.changed", read.refetch);
  const items = read.data?.items ?? [];
  const add = (
    <Button
      variant="ink"
      leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
      onClick={() => setOpened("new")}
    >
      {t("absences.add")}
    </Button>
  );
  return (
    <>
      <div className={classes.bar}>
        <Stepper shown={format.monthNamed(month)} onStep={(by) => setMonth(addMonths(month, by))} />
        {mayEdit && <div className={classes.deeds}>{add}</div>}
      </div>
      <div className={classes.two}>
        <Panel flush>
          {read.isPending && <LinesSkeleton lines={4} />}
          {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
          {read.data !== undefined && items.length === 0 && (
            <EmptyState
              icon={<IconBeach size={24} stroke={1.5} />}
              title={t("absences.none")}
              hint={t("absences.noneHint")}
              {...(mayEdit ? { action: add } : {})}
            />
          )}
          <ul>
            {items.map((one) => (
              <Line key={one.id} absence={one} onOpen={() => setOpened(one)} onChanged={() => void read.refetch()} />
            ))}
          </ul>
        </Panel>
        <Panel title={t("absences.left")} flush>
          <ul>
            {read.data?.people.map(({ id, name, workingDays, region }) => (
              <li key={id} className={classes.left}>
                <span>
                  {name}
                  {region !== null && <span className="t2 sm"> · {region}</span>}
                </span>
                <span className="num">{format.number(workingDays, workingDays % 1 === 0 ? 0 : 1)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
      {opened !== null && read.data !== undefined && (
        <Suspense>
          <Dialog
            absence={opened === "new" ? null : opened}
            people={read.data.people}
            month={month}
            onClose={() => setOpened(null)}
          />
        </Suspense>
      )}
    </>
  );
}

interface LineProps {
  readonly absence: Absence;
  readonly onOpen: () => void;
  readonly onChanged: () => void;
}

function Line({ absence, onOpen, onChanged }: LineProps) {
  const { t } = useTranslation("working-calendar");
  const format = useFormat();
  const { follow } = useUndo();
  const mayEdit = useMay("absences.edit");
  const { id, person, kind, from, to, part, comment, days } = absence;
  const { name } = person;
  const remove = () =>
    follow(call(deleteAbsence, { params: { id } }).then(onChanged), () => ({
      message: t("absences.removed", { name }),
      undo: () => call(restoreAbsence, { params: { id }, body: {} }).then(onChanged),
    }));
  const range =
    from === to ? format.dayLong(from) : t("absences.range", { from: format.dayLong(from), to: format.dayLong(to) });
  return (
    <li className={classes.line}>
      <div className="grow">
        <div className="row">
          <span className="md">{name}</span>
          <Tag tone={kind === "sick_leave" ? "warn" : "accent"}>{t(`absences.kinds.${kind}`)}</Tag>
        </div>
        <div className="t2 sm">
          {[range, part === "day" ? null : t(`absences.parts.${part}`), format.days(days, "long"), comment]
            .filter((one) => one !== null)
            .join(" · ")}
        </div>
      </div>
      {mayEdit && (
        <>
          <ActionIcon size="md" aria-label={t("absences.edit", { name })} onClick={onOpen}>
            <IconPencil size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size="md"
            aria-label={t("absences.remove", { name })}
            onClick={() => void remove().catch(() => undefined)}
          >
            <IconTrash size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </>
      )}
    </li>
  );
}
