import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { KindIcon } from "../../../activities/web/index.ts";
import { addDays } from "../../../kernel/zoned-time.ts";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { AppLink } from "../../../ui/link.tsx";
import { type DoneContactAnswer, type DoneContactFilter, listDoneContacts } from "../../contract.ts";
import { AdvanceTag, useReason } from "../advance-tag.tsx";
import classes from "./week.module.css";

/** A figure of the week: whose, of which days [from, to), and of what. */
export interface Behind {
  readonly person: { readonly id: string; readonly name: string };
  readonly from: string;
  readonly to: string;
  readonly what: DoneContactFilter;
}

/** The contacts that a figure counts, each with whether it advanced the buyer and why (ACT-3). */
export function BehindFigure({ behind, onClose }: { behind: Behind; onClose: () => void }) {
  const { t } = useTranslation("norms");
  const format = useFormat();
  const { person, from, to, what } = behind;
  const read = useEndpoint(listDoneContacts, { query: { person: person.id, from, to, what } });
  const today = format.dayOf(Date.now());
  const last = addDays(to, -1);
  const when = last === from ? format.day(from, today) : format.range(format.day(from, today), format.day(last, today));
  const items = read.data?.items ?? [];
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={t(`web.week.behindTitle.${what}`, { name: person.name, when, n: items.length })}
      closeButtonProps={{ "aria-label": t("web.close") }}
    >
      {read.isPending && <LinesSkeleton lines={5} />}
      {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      <ul>
        {items.map((item) => (
          <Contact key={item.id} item={item} withDay={last !== from} />
        ))}
      </ul>
    </Modal>
  );
}

function Contact({ item, withDay }: { item: DoneContactAnswer; withDay: boolean }) {
  const format = useFormat();
  const reasonOf = useReason();
  const at = Date.parse(item.doneAt);
  return (
    <li className={classes.contact}>
      <time className="t2 num" dateTime={item.doneAt}>
        {withDay && <div>{format.day(format.dayOf(at), format.dayOf(Date.now()))}</div>}
        {format.time(at)}
      </time>
      <KindIcon kind={item.kind} size={16} />
      <div className="grow">
        <div>{item.subject}</div>
        <div className="t2 sm">
          {item.company}
          {item.deal !== null && (
            <>
              {item.company !== null && " · "}
              <AppLink to={`/deals/${item.deal.id}`} className={classes.figure}>
                {item.deal.name}
              </AppLink>
            </>
          )}
        </div>
        <div className="t3 sm">{[reasonOf(item.judgement), item.result].filter(Boolean).join(" · ")}</div>
      </div>
      <AdvanceTag judged={item.judgement} />
    </li>
  );
}
