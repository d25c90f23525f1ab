import { Button } from "@mantine/core";
import { IconBell, IconSettings } from "@tabler/icons-react";
import { type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint, usePages } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import {
  getUnread,
  listNotifications,
  type Notification,
  readAllNotifications,
  readNotification,
} from "../contract.ts";
import { placeOf, soughtThere } from "../domain/tell.ts";
import classes from "./bell.module.css";
import { NotificationIcon } from "./notification-icon.tsx";
import { useSentence } from "./use-sentence.ts";

const refreshes = [getUnread, listNotifications];

/** What the person was told, by day; opening one reads it and leads to its deal. */
export function Inbox({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation("notifications");
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  const told = usePages(listNotifications, { query: { limit: 30 } }, { staleTime: 0 });
  // The button goes with the last unread one; the focus must not fall out of the panel with it.
  const readAll = useMutationEndpoint(readAllNotifications, { refreshes, onDone: () => list.current?.focus() });
  const [newest] = told.items;
  const hasUnread = told.items.some(({ readAt }) => readAt === null);
  return (
    <div className={classes.inbox} ref={list} tabIndex={-1}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t("bell.title")}</h2>
        {newest !== undefined && hasUnread && (
          <Button
            size="sm"
            variant="ghost"
            loading={readAll.isPending}
            onClick={() => readAll.mutate({ body: { upTo: newest.id } })}
          >
            {t("bell.readAll")}
          </Button>
        )}
        <AppLink
          to="/settings/notifications"
          className={classes.settings}
          aria-label={t("bell.settings")}
          onClick={onLeave}
        >
          <IconSettings size={18} stroke={1.5} aria-hidden />
        </AppLink>
      </header>
      <div className={classes.scroll}>
        {told.isPending && <LinesSkeleton />}
        {told.error && <ErrorState error={told.error} onRetry={() => void told.refetch()} />}
        {!told.isPending && !told.error && told.items.length === 0 && (
          <EmptyState icon={<IconBell size={24} stroke={1.5} />} title={t("bell.empty")} hint={t("bell.emptyHint")} />
        )}
        <Days items={told.items} onLeave={onLeave} />
        {told.hasMore && (
          <Button variant="ghost" fullWidth loading={told.isLoadingMore} onClick={told.more}>
            {t("bell.more")}
          </Button>
        )}
      </div>
    </div>
  );
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 };

/** The arrows, or J and K, go from one to the next; the page's own keys are silent while the panel is open. */
function useRowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = list.current;
    const go = (event: KeyboardEvent) => {
      const step = steps[event.code];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      const rows = [...(element?.querySelectorAll<HTMLElement>("[data-notification]") ?? [])];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      event.preventDefault();
      rows[at === -1 && step === -1 ? rows.length - 1 : at + step]?.focus();
    };
    // The panel comes after the trap that would have moved the focus into it.
    element?.focus({ preventScroll: true });
    element?.addEventListener("keydown", go);
    return () => element?.removeEventListener("keydown", go);
  }, [list]);
}

function Days({ items, onLeave }: { readonly items: readonly Notification[]; readonly onLeave: () => void }) {
  const format = useFormat();
  const days = Map.groupBy(items, ({ createdAt }) => format.dayOf(Date.parse(createdAt)));
  const today = format.dayOf(Date.now());
  return [...days].map(([day, theirs]) => (
    <section key={day} aria-label={format.dayNear(day, today)}>
      <h3 className={classes.day}>{format.dayNear(day, today)}</h3>
      <ul className={classes.list}>
        {theirs.map((one) => (
          <li key={one.id}>
            <Row one={one} onLeave={onLeave} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Row({ one, onLeave }: { readonly one: Notification; readonly onLeave: () => void }) {
  const { t } = useTranslation("notifications");
  const format = useFormat();
  const sentence = useSentence();
  const read = useMutationEndpoint(readNotification, { refreshes });
  const isUnread = one.readAt === null;
  const open = () => {
    if (isUnread) read.mutate({ params: { id: one.id }, body: {} });
    onLeave();
  };
  return (
    <AppLink
      to={placeOf(one)}
      search={soughtThere(one)}
      className={classes.row}
      onClick={open}
      data-notification
      data-unread={isUnread || undefined}
    >
      <NotificationIcon kind={one.kind} />
      <span className="grow">
        <span className={classes.sentence}>
          {isUnread && <span className={classes.spoken}>{t("bell.unread")}: </span>}
          {sentence(one)}
        </span>
        <span className={classes.meta}>
          {[one.by?.name, format.time(Date.parse(one.createdAt))].filter(Boolean).join(" · ")}
        </span>
      </span>
      <span className={classes.dot} aria-hidden />
    </AppLink>
  );
}
