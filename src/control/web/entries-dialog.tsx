import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import { type EntryFigure, listControlEntries } from "../contract.ts";
import classes from "./control.module.css";

export interface AskedEntries {
  readonly figure: EntryFigure;
  readonly person?: { readonly id: string; readonly name: string };
  readonly stage?: { readonly id: string; readonly name: string };
}
export type OpenEntries = (asked: AskedEntries) => void;

interface EntriesProps {
  readonly asked: AskedEntries;
  readonly department: string | undefined;
  readonly onClose: () => void;
}

/** What is behind a figure: as many lines as it says, each leading to its deal. */
export function EntriesDialog({ asked, department, onClose }: EntriesProps) {
  const { t } = useTranslation("control");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const { figure, person, stage } = asked;
  const query = {
    figure,
    ...(department === undefined ? {} : { department }),
    ...(person ? { person: person.id } : {}),
    ...(stage ? { stage: stage.id } : {}),
  };
  const read = useEndpoint(listControlEntries, { query });
  const items = read.data?.items ?? [];
  const sums = items.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const total = sums.reduce((sum, { minor }) => sum + minor, 0);
  const [first] = sums;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(`web.entries.${figure}`, { name: person?.name ?? stage?.name ?? t("web.entries.all") })}
      closeButtonProps={{ "aria-label": t("web.entries.close") }}
    >
      {read.isPending && <LinesSkeleton lines={5} />}
      {read.error !== null && (
        <ErrorState title={t("web.entries.failed")} error={read.error} onRetry={() => void read.refetch()} />
      )}
      {read.data !== undefined && (
        <>
          <p className="t2 sm">
            {t("web.entries.count", { count: items.length })}
            {first && `. ${t("web.entries.total", { sum: format.money({ ...first, minor: total }) })}`}
          </p>
          <ul className={classes.entries}>
            {items.map((item) => (
              <Line key={item.id} item={item} today={today} isOfOne={person !== undefined} />
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}

interface LineProps {
  readonly item: AnswerOf<typeof listControlEntries>["items"][number];
  readonly today: string;
  readonly isOfOne: boolean;
}

function Line({ item, today, isOfOne }: LineProps) {
  const { t } = useTranslation("control");
  const format = useFormat();
  const { dealId, title, company, note, movedTo, amount } = item;
  const date = item.date === null ? null : format.day(item.date, today);
  const told = [company, isOfOne ? null : item.person, date].filter((part) => part !== null).join(" · ");
  return (
    <li>
      <div className="grow">
        {dealId === null ? (
          title
        ) : (
          <AppLink className={classes.entry} to={`/deals/${dealId}`}>
            {title}
          </AppLink>
        )}
        <div className="t2 sm">
          {told}
          {note !== null && (
            <span className={note === "missed" ? "bad" : ""}>
              {" · "}
              {t(`web.entries.note.${note}`, { day: movedTo === null ? "" : format.day(movedTo, today) })}
            </span>
          )}
        </div>
      </div>
      {amount !== null && <MoneyText sum={amount} />}
    </li>
  );
}
