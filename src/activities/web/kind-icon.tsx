import {
  IconCheckbox,
  IconFileText,
  IconMail,
  IconNote,
  IconPhone,
  IconPresentation,
  IconReportMoney,
  IconUsers,
} from "@tabler/icons-react";
import type { ActivityKind } from "../domain/activity-kind.ts";

const icons = {
  call: IconPhone,
  meeting: IconUsers,
  email: IconMail,
  presentation: IconPresentation,
  proposal: IconReportMoney,
  document: IconFileText,
  note: IconNote,
  task: IconCheckbox,
} satisfies Record<ActivityKind, typeof IconPhone>;

/** The sign of a kind of activity; silent, the words stand beside it. */
export function KindIcon({ kind, size = 14 }: { kind: string; size?: number }) {
  const Icon = icons[kind as ActivityKind] ?? IconCheckbox;
  return <Icon size={size} stroke={1.5} aria-hidden />;
}
