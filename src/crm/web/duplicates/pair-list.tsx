import { Button, Modal } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint, usePages } from "../../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../../ui/api/use-live-refresh.ts";
import { EmptyState } from "../../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useUndo } from "../../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { AppLink } from "../../../ui/link.tsx";
import {
  type DuplicatePair,
  getDuplicateSearch,
  listDuplicatePairs,
  startDuplicateSearch,
  tellApart,
} from "../../contract.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";
import classes from "./duplicates.module.css";

const CompareAndMerge = lazy(() =>
  import("./compare-and-merge.tsx").then((module) => ({ default: module.CompareAndMerge })),
);

const keyOf = ({ one, other }: DuplicatePair) => `${one.id} ${other.id}`;

/** The surest pairs first; each is merged in the dialog or told apart in one click, with the way back. */
export function PairList({ kind }: { readonly kind: CustomerKind }) {
  const { t } = useTranslation("crm");
  const list = usePages(listDuplicatePairs, { query: { kind, limit: 30 } });
  const [compared, setCompared] = useState<DuplicatePair | null>(null);
  useLiveRefresh("duplicates.searched", list.refetch);
  useLiveRefresh(`${kind}.changed`, list.refetch);
  const top = useRef<HTMLUListElement>(null);
  const apart = useApart(kind, () => {
    setCompared(null);
    // The row that had the focus is gone: it goes on with the first that is left.
    requestAnimationFrame(() => top.current?.querySelector("button")?.focus());
  });
  if (list.error !== null && list.items.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <LinesSkeleton lines={6} />;
  if (list.items.length === 0) return <Nothing />;
  return (
    <>
      <FormRefusal error={apart.error} />
      <ul className={classes.pairs} ref={top}>
        {list.items.map((pair) => (
          <Pair key={keyOf(pair)} kind={kind} pair={pair} onCompare={setCompared} onApart={apart.run} />
        ))}
      </ul>
      {list.hasMore && (
        <Button loading={list.isLoadingMore} onClick={list.more}>
          {t("worklist.more")}
        </Button>
      )}
      {compared !== null && (
        <Modal
          opened
          onClose={() => setCompared(null)}
          size={720}
          title={t("web.duplicates.mergeTitle")}
          closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
        >
          <Suspense fallback={<LinesSkeleton lines={6} />}>
            <CompareAndMerge
              kind={kind}
              one={compared.one.id}
              other={compared.other.id}
              staysHere
              onApart={() => apart.run(compared)}
              onClose={() => setCompared(null)}
            />
          </Suspense>
        </Modal>
      )}
    </>
  );
}

function useApart(kind: CustomerKind, onDone: () => void) {
  const { t } = useTranslation("crm");
  const { offer } = useUndo();
  const reads = [listDuplicatePairs, getDuplicateSearch];
  const back = useMutationEndpoint(tellApart, { refreshes: reads });
  const apart = useMutationEndpoint(tellApart, { refreshes: reads });
  const run = ({ one, other }: DuplicatePair) => {
    const body = { kind, one: one.id, other: other.id };
    apart.mutate(
      { body: { ...body, isApart: true } },
      {
        onSuccess: () => {
          onDone();
          offer({
            message: t("worklist.toldApart", { one: one.name, other: other.name }),
            undo: () => back.mutateAsync({ body: { ...body, isApart: false } }),
          });
        },
      },
    );
  };
  return { run, error: apart.error };
}

interface PairProps {
  readonly kind: CustomerKind;
  readonly pair: DuplicatePair;
  readonly onCompare: (pair: DuplicatePair) => void;
  readonly onApart: (pair: DuplicatePair) => void;
}

function Pair({ kind, pair, onCompare, onApart }: PairProps) {
  const { t } = useTranslation("crm");
  const format = useFormat();
  const { one, other, reasons, confidence } = pair;
  const words = reasons.map((reason) => t(`web.duplicates.reason.${reason}`)).join(", ");
  const names = { one: one.name, other: other.name };
  return (
    <li className={classes.pair}>
      <Member kind={kind} member={one} />
      <Member kind={kind} member={other} />
      <div className={classes.why}>
        <span>{t("worklist.whyTwo", { reasons: words })}</span>
        <span className="t2 sm">{t("worklist.sure", { confidence: format.share(confidence) })}</span>
      </div>
      <div className={classes.decide}>
        <Button size="sm" variant="ink" aria-label={t("worklist.compare", names)} onClick={() => onCompare(pair)}>
          {t("web.duplicates.compare")}
        </Button>
        <Button size="sm" aria-label={t("worklist.apart", names)} onClick={() => onApart(pair)}>
          {t("worklist.apartShort")}
        </Button>
      </div>
    </li>
  );
}

function Member({ kind, member }: { readonly kind: CustomerKind; readonly member: DuplicatePair["one"] }) {
  const { t } = useTranslation("crm");
  const format = useFormat();
  const since = t("worklist.since", { date: format.dayLong(format.dayOf(Date.parse(member.createdAt))) });
  const known = [member.inn, member.phone, member.email, member.place, since];
  return (
    <div className={classes.member}>
      <AppLink className={classes.name} to={`/${kind === "company" ? "companies" : "contacts"}/${member.id}`}>
        {member.name}
      </AppLink>
      <span className="t2 sm">{known.filter((part) => part !== null && part !== "").join(" · ")}</span>
    </div>
  );
}

/** Nobody has looked yet, or there is nothing to decide. */
function Nothing() {
  const { t } = useTranslation("crm");
  const { data } = useEndpoint(getDuplicateSearch, {}, { keepPrevious: true });
  const starting = useMutationEndpoint(startDuplicateSearch, { refreshes: [getDuplicateSearch, listDuplicatePairs] });
  const isNew = data?.state === "never";
  const start = (
    <Button variant="ink" loading={starting.isPending} onClick={() => starting.mutate({})}>
      {t("worklist.search")}
    </Button>
  );
  return (
    <EmptyState
      icon={<IconCopy size={28} stroke={1.5} />}
      title={t(isNew ? "worklist.never" : "worklist.none")}
      hint={t(isNew ? "worklist.neverHint" : "worklist.noneHint")}
      action={isNew ? start : undefined}
    />
  );
}
