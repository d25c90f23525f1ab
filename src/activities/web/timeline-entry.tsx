import { ActionIcon } from "@mantine/core";
import {
  IconArrowRight,
  IconClockPause,
  IconCoin,
  IconFileText,
  IconFlagX,
  IconLayoutKanban,
  IconPencil,
  IconTrash,
  IconTrophy,
} from "@tabler/icons-react";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isolated } from "../../kernel/directions.ts";
import { millisecondsPerHour } from "../../kernel/time.ts";
import { useUndo } from "../../ui/feedback/toast.tsx";
import type { Format } from "../../ui/format.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Tag } from "../../ui/marks/tag.tsx";
import { useMay } from "../../ui/session.tsx";
import type { Activity, TimelineItem } from "../contract.ts";
import classes from "./activities.module.css";
import { ActivityCustom } from "./activity-custom.tsx";
import { changedFields } from "./changed-fields.ts";
import { KindIcon } from "./kind-icon.tsx";
import { CalledText } from "./talk/called-text.tsx";
import { Talk } from "./talk/talk.tsx";
import { useArrival, useSought } from "./talk/use-sought.ts";
import { useActivityChanges } from "./use-activities.ts";

interface Told {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail: string;
  readonly advanced?: boolean;
}

/** One event: time, sign, what happened and its result; a step forward is marked "продвинуло". */
export function TimelineEntry({ item, mark = null }: { item: TimelineItem; mark?: ReactNode }) {
  const { t } = useTranslation("activities");
  const format = useFormat();
  const told = tell(item, t, format);
  const { activity, comment } = useSought();
  const isSought = item.type === "activity" && item.activity.id === activity && comment === undefined;
  return (
    <li className={classes.item} {...useArrival<HTMLLIElement>(isSought)}>
      <time className={`${classes.time} xs t3`} dateTime={item.at} title={format.momentLong(Date.parse(item.at))}>
        {hasHour(item) ? format.time(Date.parse(item.at)) : ""}
      </time>
      <span className={classes.eventIcon}>{told.icon}</span>
      <div className="grow">
        <div className="row">
          <span className={classes.body}>{told.title}</span>
          {mark !== null && <span className="row end">{mark}</span>}
          {told.advanced === true && (
            <span className="end">
              <Tag tone="good" icon={<IconArrowRight size={12} stroke={1.5} aria-hidden />}>
                {t("web.advanced")}
              </Tag>
            </span>
          )}
        </div>
        {told.detail !== "" && (
          <div className={`t2 sm ${classes.body}`}>
            <CalledText text={told.detail} mentions={item.type === "activity" ? item.activity.mentions : []} />
          </div>
        )}
        {item.type === "activity" && <ActivityCustom activity={item.activity} />}
        {item.type === "activity" && <Talk activity={item.activity} comments={item.comments} />}
      </div>
      {item.type === "activity" && <Remove activity={item.activity} />}
    </li>
  );
}

/** A mark of a document or a payment is known by the day only. */
const hasHour = (item: TimelineItem) => !((item.type === "document" || item.type === "payment") && item.on !== null);

function Remove({ activity }: { activity: Activity }) {
  const { t } = useTranslation("activities");
  const may = useMay("activities.edit");
  const { remove, restore } = useActivityChanges();
  const { follow } = useUndo();
  if (!may) return null;
  const press = () =>
    follow(remove(activity.id), () => ({
      message: t("web.removed", { subject: activity.subject }),
      undo: () => restore(activity.id),
    }));
  return (
    <ActionIcon size="sm" aria-label={t("web.remove", { subject: activity.subject })} onClick={() => void press()}>
      <IconTrash size={14} stroke={1.5} aria-hidden />
    </ActionIcon>
  );
}

const shape = { size: 14, stroke: 1.5, "aria-hidden": true } as const;
const joined = (...parts: readonly (string | null | undefined)[]) =>
  parts.flatMap((part) => (part ? [isolated(part)] : [])).join(" · ");

function tell(item: TimelineItem, t: TFunction<"activities">, format: Format): Told {
  if (item.type === "activity") return tellActivity(item.activity, t, format);
  if (item.type === "stage") return tellStage(item, t, format);
  if (item.type === "document") {
    const title = t(`web.document.${item.mark}`, { title: item.document.title });
    return { icon: <IconFileText {...shape} />, title, detail: item.by?.name ?? "" };
  }
  if (item.type === "payment") {
    const { amount } = item.payment;
    const isRefund = amount.minor < 0;
    const sum = format.money({ ...amount, minor: Math.abs(amount.minor) });
    const title = t(isRefund ? `web.refund.${item.mark}` : `web.payment.${item.mark}`, { sum });
    return { icon: <IconCoin {...shape} />, title, detail: joined(item.payment.purpose, item.by?.name) };
  }
  const names = changedFields(item.changes, t, format);
  return {
    icon: <IconPencil {...shape} />,
    title: names === "" ? t("web.changedSomething") : names,
    detail: item.by?.name ?? "",
  };
}

function tellActivity(activity: Activity, t: TFunction<"activities">, format: Format): Told {
  const duration = activity.durationMinutes === null ? null : format.duration(activity.durationMinutes);
  const kind = t(`web.kind.${activity.kind}`);
  const title = activity.subject.toLocaleLowerCase().startsWith(kind.toLocaleLowerCase())
    ? activity.subject
    : `${kind}: ${activity.subject}`;
  return {
    icon: <KindIcon kind={activity.kind} />,
    title: joined(title, duration),
    detail: joined(
      activity.isHeld === false ? t(`web.wasNotHeld.${activity.kind === "call" ? "call" : "meeting"}`) : null,
      activity.place,
      activity.contact?.name,
      activity.result ?? activity.body,
      activity.owner.name,
    ),
  };
}

/** Working hours as working days. */
function daysOf(hours: number, format: Format): string {
  return format.days(hours / format.hoursPerWorkingDay, "short", 1);
}

function tellStage(item: Extract<TimelineItem, { type: "stage" }>, t: TFunction<"activities">, format: Format): Told {
  const names = { from: item.from?.name ?? "", to: item.to?.name ?? "" };
  const icon = {
    entered: <IconLayoutKanban {...shape} />,
    won: <IconTrophy {...shape} />,
    lost: <IconFlagX {...shape} />,
    postponed: <IconClockPause {...shape} />,
  }[item.what];
  const stayed = item.workingMs === null ? null : daysOf(item.workingMs / millisecondsPerHour, format);
  const target = item.targetHours === null ? null : daysOf(item.targetHours, format);
  const key = item.what === "entered" && item.from === null ? "started" : item.what;
  return {
    icon,
    title: t(`web.stage.${key}`, names),
    detail: joined(
      item.by?.name,
      stayed === null || item.from === null
        ? null
        : t(target === null ? "web.stayed" : "web.stayedOf", { stayed, target }),
      item.overrideReason === null ? null : t("web.overridden", { reason: item.overrideReason }),
    ),
    advanced: item.what === "won" || (item.what === "entered" && item.from !== null && item.overrideReason === null),
  };
}
