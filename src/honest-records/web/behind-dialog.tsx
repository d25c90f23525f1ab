import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../kernel/time.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { type CheckedActivities, type KeptThresholds, listCheckedActivities } from "../contract.ts";
import type { Mark } from "../domain/vocabulary.ts";
import type { Behind } from "./behind.ts";
import classes from "./records.module.css";

interface BehindDialogProps {
  readonly behind: Behind;
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly thresholds: KeptThresholds;
  readonly onClose: () => void;
}

/** The very activities that a figure counts, each mark with its reason. */
export function BehindDialog({ behind, period, thresholds, onClose }: BehindDialogProps) {
  const { t } = useTranslation("honest-records");
  const { person, mark, source, date } = behind;
  const query = { ...period, ...(mark ? { mark } : {}), ...(source ? { source } : {}), ...(date ? { date } : {}) };
  const read = useEndpoint(listCheckedActivities, { params: { id: person.id }, query }, { staleTime: 0 });
  const what = mark
    ? t(`mark.${mark}`, { hours: thresholds.lateHours })
    : source
      ? t(`source.${source}`)
      : t("open.all");
  return (
    <Modal
      opened
      onClose={onClose}
      size={680}
      title={t("open.title", { name: person.name, what })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {read.isPending && <LinesSkeleton lines={6} />}
      {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && <Found found={read.data} thresholds={thresholds} />}
    </Modal>
  );
}

function Found({
  found: { count, items },
  thresholds,
}: {
  readonly found: CheckedActivities;
  readonly thresholds: KeptThresholds;
}) {
  const { t } = useTranslation(["honest-records", "activities"]);
  return (
    <>
      <p className="t2">
        {t("open.count", { count })}
        {items.length < count && ` · ${t("open.first", { count: items.length })}`}
      </p>
      <ul>
        {items.map((item) => (
          <Line key={item.id} {...{ item, thresholds }} />
        ))}
      </ul>
    </>
  );
}

type Item = CheckedActivities["items"][number];

function Line({ item, thresholds }: { readonly item: Item; readonly thresholds: KeptThresholds }) {
  const { t } = useTranslation(["honest-records", "activities"]);
  const format = useFormat();
  const reason = useReason(item, thresholds);
  const [done, noted] = [Date.parse(item.doneAt), Date.parse(item.notedAt)];
  return (
    <li className={classes.line}>
      <div className="row">
        <span className="md">{item.subject || t(`activities:web.kind.${item.kind as "call"}`)}</span>
        <Tag>{t(`source.${item.source}`)}</Tag>
      </div>
      <div className="t2 sm">
        {t("open.done", { at: format.momentLong(done) })} · {t("open.noted", { at: format.momentLong(noted) })}
        {item.deal !== null && (
          <>
            {" · "}
            <AppLink to={`/deals/${item.deal.id}`}>{item.deal.name}</AppLink>
          </>
        )}
      </div>
      {item.marks.map((mark) => (
        <div key={mark} className="sm bad">
          {reason(mark)}
        </div>
      ))}
    </li>
  );
}

/** Why a record has a mark, with the figures of it. */
function useReason({ doneAt, notedAt }: Item, thresholds: KeptThresholds) {
  const { t } = useTranslation("honest-records");
  const format = useFormat();
  const { bulkCount: count, bulkMinutes, bulkSpreadHours: hours, callSlackMinutes } = thresholds;
  return (mark: Mark): string => {
    if (mark === "late")
      return t("why.late", { delay: format.duration((Date.parse(notedAt) - Date.parse(doneAt)) / 60_000) });
    if (mark === "bulk") return t("why.bulk", { count, minutes: bulkMinutes, hours });
    return mark === "typed_only" ? t("why.typed_only") : t("why.unseen_call", { minutes: callSlackMinutes });
  };
}
