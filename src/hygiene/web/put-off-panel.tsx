import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { bringBackDeals, listOldDeals, type OldDealsAnswer } from "../contract.ts";

type PutOff = OldDealsAnswer["putOff"][number];

/** What the rule has put off, and the way back for one or for all. */
export function PutOffPanel({ deals, onBack }: { deals: readonly PutOff[]; onBack: () => void }) {
  const { t } = useTranslation("hygiene");
  const format = useFormat();
  const toast = useToast();
  const mayMove = useMay("deals.move");
  const back = useMutationEndpoint(bringBackDeals, {
    refreshes: [listOldDeals],
    onDone: ({ returned, kept }) => {
      const words = [
        t("web.putOff.done", { count: returned }),
        ...(kept > 0 ? [t("web.putOff.kept", { count: kept })] : []),
      ];
      toast(words.join(". "));
      onBack();
    },
    onRefused: (error) => void toast(error.message),
  });
  const bring = (ids: readonly string[]) => back.mutate({ body: { ids: [...ids] } });
  const columns = useColumns(mayMove ? (id) => bring([id]) : null);
  const count = { count: deals.length, n: format.number(deals.length) };
  return (
    <Panel
      title={t("web.putOff.title", count)}
      flush
      aside={
        mayMove && (
          <Button size="compact-sm" loading={back.isPending} onClick={() => bring(deals.map(({ id }) => id))}>
            {t("web.putOff.all", count)}
          </Button>
        )
      }
    >
      <DataTable label={t("web.putOff.label")} columns={columns} rows={deals} rowKey={({ id }) => id} />
    </Panel>
  );
}

function useColumns(bring: ((id: string) => void) | null): Column<PutOff>[] {
  const { t } = useTranslation("hygiene");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  return [
    {
      key: "deal",
      title: t("web.table.deal"),
      cell: ({ id, title, company }) => <AppLink to={`/deals/${id}`}>{company ?? title}</AppLink>,
    },
    { key: "owner", title: t("web.table.owner"), isMinor: true, cell: ({ owner }) => owner.name },
    {
      key: "at",
      title: t("web.putOff.at"),
      align: "end",
      cell: ({ putOffAt }) => format.day(format.dayOf(Date.parse(putOffAt)), today),
    },
    {
      key: "comeBack",
      title: t("web.putOff.comeBack"),
      align: "end",
      isMinor: true,
      cell: ({ comeBackOn }) => (comeBackOn === null ? "—" : format.day(comeBackOn, today)),
    },
    { key: "amount", title: t("web.table.amount"), align: "end", cell: ({ amount }) => <MoneyText sum={amount} /> },
    {
      key: "back",
      title: "",
      align: "end",
      cell: ({ id }) =>
        bring !== null && (
          <Button variant="ghost" size="compact-sm" onClick={() => bring(id)}>
            {t("web.putOff.one")}
          </Button>
        ),
    },
  ];
}
