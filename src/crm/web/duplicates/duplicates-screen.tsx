import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CustomerTabs } from "../../../commerce/web/index.ts";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../../ui/api/use-live-refresh.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Screen as Frame } from "../../../ui/layout/screen.tsx";
import { Segmented } from "../../../ui/layout/segmented.tsx";
import { useSearchState } from "../../../ui/link.tsx";
import { useMay } from "../../../ui/session.tsx";
import { getDuplicateSearch, listDuplicatePairs, startDuplicateSearch } from "../../contract.ts";
import classes from "./duplicates.module.css";
import { MergeHistory } from "./merge-history.tsx";
import { MergeRules } from "./merge-rules.tsx";
import { PairList } from "./pair-list.tsx";

const shows = ["company", "contact", "merged"] as const;
type Show = (typeof shows)[number];

const parseShow = ({ show }: Readonly<Record<string, unknown>>): { readonly show: Show } => ({
  show: shows.find((one) => one === show) ?? "company",
});

/** Pairs that wait for a decision, what was merged, and the rules by which it happens without a person (LEA-4). */
export function Screen() {
  const { t } = useTranslation("crm");
  const [{ show }, change] = useSearchState(parseShow);
  const search = useEndpoint(getDuplicateSearch, {}, { keepPrevious: true });
  const mayRule = useMay("workspace.edit");
  useLiveRefresh("duplicates.searched", search.refetch);
  const { data } = search;
  if (search.error !== null && data === undefined)
    return <ErrorState error={search.error} onRetry={() => void search.refetch()} />;
  const count = (kind: "company" | "contact") => ({ count: data?.pairs[kind] ?? 0 });
  return (
    <Frame title={t("web.customers")} beside={<CustomerTabs at="duplicates" />} busy={search.isPending}>
      <div className={classes.page}>
        <div className={classes.bar}>
          <Segmented<Show>
            label={t("worklist.what")}
            value={show}
            onChange={(next) => void change({ show: next })}
            options={[
              { value: "company", label: t("worklist.companies", count("company")) },
              { value: "contact", label: t("worklist.contacts", count("contact")) },
              { value: "merged", label: t("worklist.merged") },
            ]}
          />
          <span className={classes.grow} />
          <SearchAnew />
        </div>
        {data === undefined ? (
          <LinesSkeleton lines={6} />
        ) : show === "merged" ? (
          <MergeHistory />
        ) : (
          <PairList key={show} kind={show} />
        )}
        {mayRule && <MergeRules />}
      </div>
    </Frame>
  );
}

/** When it was looked for, and the button to look again. */
function SearchAnew() {
  const { t } = useTranslation("crm");
  const format = useFormat();
  const { data } = useEndpoint(getDuplicateSearch, {}, { keepPrevious: true });
  const starting = useMutationEndpoint(startDuplicateSearch, { refreshes: [getDuplicateSearch, listDuplicatePairs] });
  if (data === undefined) return null;
  const isBusy = data.state === "waiting" || data.state === "running";
  const told = {
    never: "",
    waiting: t("worklist.searching"),
    running: t("worklist.searching"),
    done:
      data.finishedAt === null
        ? ""
        : t("worklist.lastSearch", { when: format.moment(Date.parse(data.finishedAt), Date.now()) }),
    failed: t("worklist.failed"),
  }[data.state];
  return (
    <>
      <FormRefusal error={starting.error} />
      <span role="status" className={`sm ${data.state === "failed" ? "bad" : "t2"}`}>
        {told}
      </span>
      {data.state !== "never" && (
        <Button size="sm" loading={isBusy || starting.isPending} onClick={() => starting.mutate({})}>
          {t("worklist.again")}
        </Button>
      )}
    </>
  );
}
