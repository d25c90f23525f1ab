import {
  IconArrowRight,
  IconAt,
  IconCalendarDue,
  IconCheck,
  IconClockExclamation,
  IconClockHour4,
  IconFileCertificate,
  IconFileExport,
  IconFileImport,
  IconListCheck,
  IconPencil,
  type IconProps,
  IconRecycle,
  IconUserPlus,
  IconWebhookOff,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { NotificationKind } from "../domain/kinds.ts";
import classes from "./bell.module.css";

const icons: Readonly<Record<NotificationKind, ComponentType<IconProps>>> = {
  deal_assigned: IconUserPlus,
  deal_moved: IconArrowRight,
  deal_closed: IconCheck,
  deal_changed: IconPencil,
  mention: IconAt,
  activity_reminder: IconCalendarDue,
  rhythm_reminder: IconCalendarDue,
  steps_overdue: IconListCheck,
  stage_time_soon: IconClockHour4,
  stage_time_over: IconClockExclamation,
  deal_grows_old: IconRecycle,
  import_finished: IconFileImport,
  export_finished: IconFileExport,
  webhook_off: IconWebhookOff,
  pay_order: IconFileCertificate,
};

/** Only what runs late has a colour. */
export function NotificationIcon({ kind }: { readonly kind: NotificationKind }) {
  const Icon = icons[kind];
  const isLate = kind === "stage_time_over" || kind === "steps_overdue";
  return (
    <span className={`${classes.icon} ${isLate ? "bad" : kind === "stage_time_soon" ? "warn" : "t3"}`}>
      <Icon size={18} stroke={1.5} aria-hidden />
    </span>
  );
}
