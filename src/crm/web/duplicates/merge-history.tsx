import { Button } from "@mantine/core";
import { IconArrowMerge } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { usePages } from "../../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { AppLink } from "../../../ui/link.tsx";
import { type CustomerMerge, listMerges } from "../../contract.ts";
import { mergeRules } from "../../domain/merge-rules.ts";
import classes from "./duplicates.module.css";
import { useUndoMerge } from "./use-merge.ts";

/** Every merge, by a person or by a rule, with the way back. */
export function MergeHistory() {
  const { t } = useTranslation("crm");
  const list = usePages(listMerges, { query: { limit: 30 } });
  if (list.error !== null && list.items.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <LinesSkeleton lines={6} />;
  if (list.items.length === 0)
    return (
      <EmptyState
        icon={<IconArrowMerge size={28} stroke={1.5} />}
        title={t("worklist.noMerges")}
        hint={t("worklist.noMergesHint")}
      />
    );
  return (
    <>
      <ul className={classes.pairs}>
        {list.items.map((merge) => (
          <Merge key={merge.id} merge={merge} />
        ))}
      </ul>
      {list.hasMore && (
        <Button loading={list.isLoadingMore} onClick={list.more}>
          {t("worklist.more")}
        </Button>
      )}
    </>
  );
}

function Merge({ merge }: { readonly merge: CustomerMerge }) {
  const { t } = useTranslation("crm");
  const format = useFormat();
  const undo = useUndoMerge(merge.kind);
  const { survivor, merged, undoneAt } = merge;
  return (
    <li className={classes.candidate}>
      <div className={classes.grow}>
        <AppLink className={classes.name} to={`/${merge.kind === "company" ? "companies" : "contacts"}/${survivor.id}`}>
          {t("worklist.into", { merged: merged.name, survivor: survivor.name })}
        </AppLink>
        <div className="t2 sm">
          <Who merge={merge} />
          {undoneAt !== null && ` · ${t("worklist.undone", { when: format.moment(Date.parse(undoneAt), Date.now()) })}`}
        </div>
      </div>
      {undoneAt === null && (
        <Button size="sm" loading={undo.isPending} onClick={() => undo.run(merge.id)}>
          {t("web.duplicates.undo")}
        </Button>
      )}
    </li>
  );
}

function Who({ merge: { rule, mergedAt, mergedBy } }: { readonly merge: CustomerMerge }) {
  const { t } = useTranslation("crm");
  const when = useFormat().moment(Date.parse(mergedAt), Date.now());
  const known = mergeRules.find((one) => one === rule);
  if (known !== undefined) return t("worklist.byRule", { when, rule: t(`worklist.rule.${known}`) });
  return mergedBy === null ? t("worklist.byNobody", { when }) : t("worklist.byPerson", { when, name: mergedBy.name });
}
