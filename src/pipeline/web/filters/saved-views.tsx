import { IconAlertCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addMonths, monthStart } from "../../../kernel/zoned-time.ts";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { ViewTabs } from "../../../ui/layout/view-tabs.tsx";
import { useSession } from "../../../ui/session.tsx";
import { countDeals } from "../../contract.ts";
import { type Filters, listQuery } from "./deal-search.ts";

interface SavedView {
  readonly key: string;
  readonly filters: Filters;
}

function useViews(): readonly SavedView[] {
  const me = useSession().user.id;
  const format = useFormat();
  const month = monthStart(format.dayOf(Date.now()));
  return [
    { key: "all", filters: {} },
    { key: "mine", filters: { owner: me } },
    { key: "noStep", filters: { noNextStep: "true" } },
    { key: "over", filters: { overTarget: "true" } },
    { key: "closing", filters: { expectedCloseFrom: month, expectedCloseTo: addMonths(month, 1) } },
  ];
}

interface SavedViewsProps {
  readonly pipeline: string | undefined;
  readonly filters: Filters;
  /** "/board" or "/deals": the same view in the way one looks now. */
  readonly to: string;
  /** A saved view that is on: then none of these is. */
  readonly saved: string | undefined;
}

/** The views that the product brings along, with their counts; the one whose filter is set is lit. */
export function SavedViews({ pipeline, filters, to, saved }: SavedViewsProps) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const views = useViews();
  const counts = useCounts(pipeline, views, to === "/deals" || pipeline !== undefined);
  const month = Number(format.dayOf(Date.now()).slice(5, 7));
  const open: Filters = to === "/deals" ? { status: "open" } : {};
  const tabs = views.map(({ key, filters: wanted }, place) => ({
    to,
    search: { ...(pipeline === undefined ? {} : { pipeline }), ...open, ...wanted },
    label: key === "closing" ? t(`web.views.closing.${month}`) : t(`web.views.${key}`),
    count: counts[place],
    isOn: (saved === undefined || saved === "none") && isSame(filters, { ...open, ...wanted }),
    icon: key === "noStep" ? <IconAlertCircle className="bad" stroke={1.5} aria-hidden /> : null,
  }));
  return <ViewTabs label={t("web.views.label")} tabs={tabs} />;
}

function useCounts(
  pipeline: string | undefined,
  views: readonly SavedView[],
  enabled: boolean,
): readonly (number | undefined)[] {
  const ask = (filters: Filters | undefined) => ({
    query: listQuery(pipeline, { status: "open", ...filters }) as Record<string, string>,
  });
  const how = { enabled, keepPrevious: true };
  return [
    useEndpoint(countDeals, ask(views[0]?.filters), how).data?.count,
    useEndpoint(countDeals, ask(views[1]?.filters), how).data?.count,
    useEndpoint(countDeals, ask(views[2]?.filters), how).data?.count,
    useEndpoint(countDeals, ask(views[3]?.filters), how).data?.count,
    useEndpoint(countDeals, ask(views[4]?.filters), how).data?.count,
  ];
}

const isSame = (one: Filters, other: Filters) =>
  JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted());
