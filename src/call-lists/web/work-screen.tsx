import { Button } from "@mantine/core";
import { IconPhoneOff } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { usePathParam } from "../../ui/link.tsx";
import { BarNotch } from "../../ui/marks/bar-notch.tsx";
import { getCallList, takeCall } from "../contract.ts";
import { CallCard } from "./call-card.tsx";
import classes from "./call-lists.module.css";

/** One company at a time: its numbers first, then what the call ended with; the next one comes by itself. */
export function Screen() {
  const { t } = useTranslation("call-lists");
  const id = usePathParam("listId");
  const list = useEndpoint(getCallList, { params: { id } }, { staleTime: 0 });
  const taking = useMutationEndpoint(takeCall);
  const take = () => taking.mutate({ params: { id }, body: {} });
  const begun = useRef("");
  useEffect(() => {
    // Once a list, also where React mounts twice: the one in hand stays in hand all the same.
    if (begun.current === id) return;
    begun.current = id;
    taking.mutate({ params: { id }, body: {} });
  }, [id, taking.mutate]);
  const name = list.data?.name ?? "";
  const hand = taking.data;
  return (
    <Frame
      title={name === "" ? t("web.title") : t("web.work.title", { name })}
      parent={{ to: "/call-lists", label: t("web.title") }}
      busy={taking.isPending}
      beside={
        hand !== undefined && (
          <span className={classes.today}>
            <span className="t2 sm nw">
              {t("web.today")} {t("web.todayOf", { done: hand.calledToday, norm: hand.callsPerDay })}
            </span>
            <BarNotch
              value={hand.calledToday}
              target={hand.callsPerDay}
              max={Math.max(hand.callsPerDay * 1.25, hand.calledToday)}
              over="calm"
            />
          </span>
        )
      }
    >
      {taking.isPending && hand === undefined && <LinesSkeleton lines={6} />}
      {taking.error !== null && <ErrorState error={taking.error} onRetry={take} />}
      {hand?.company === null && <NobodyToCall nextAt={hand.nextAt} onTake={take} />}
      {hand !== undefined && hand.company !== null && taking.error === null && (
        <CallCard
          key={`${hand.company.id} ${hand.company.heldUntil}`}
          listId={id}
          company={hand.company}
          onNext={take}
        />
      )}
    </Frame>
  );
}

function NobodyToCall({ nextAt, onTake }: { nextAt: string | null; onTake: () => void }) {
  const { t } = useTranslation("call-lists");
  const format = useFormat();
  return (
    <EmptyState
      icon={<IconPhoneOff size={28} stroke={1.5} />}
      title={t("web.work.none")}
      hint={
        <>
          {t("web.work.noneHint")}{" "}
          {nextAt !== null && t("web.work.nextAt", { at: format.moment(Date.parse(nextAt), Date.now()) })}
        </>
      }
      action={<Button onClick={onTake}>{t("web.work.take")}</Button>}
    />
  );
}
