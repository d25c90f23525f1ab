import { Button } from "@mantine/core";
import { IconCoins } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { cutShare } from "../../kernel/cut-share.ts";
import { isProblem } from "../../ui/api/problem-error.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { AppLink, useGo } from "../../ui/link.tsx";
import { useMay, useSession } from "../../ui/session.tsx";
import { getPaySlip, listOwnPaySlips, listPaySchemes, type PaySlip } from "../contract.ts";
import { Contests } from "./contests.tsx";
import { PaperButton } from "./paper-button.tsx";
import classes from "./pay.module.css";
import { SlipHead } from "./slip-head.tsx";
import { SlipLines } from "./slip-lines.tsx";
import { WaitingOrders } from "./waiting-orders.tsx";

/** PAY-5: my pay of the running month at its pace, what the next threshold adds, and the months before. */
export function Screen() {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const { user } = useSession();
  const month = format.dayOf(Date.now()).slice(0, 7);
  const slip = useEndpoint(getPaySlip, { params: { month, id: user.id } });
  const isNobody = isProblem(slip.error) && slip.error.status === 404;
  return (
    <Frame
      title={t("web.title")}
      beside={<PlaceTabs place="pay" at="/pay" />}
      busy={slip.isPending}
      actions={
        slip.data && <PaperButton path={`/pay-slips/${month}/people/${user.id}/content`} name={`pay-${month}`} />
      }
    >
      <div className={classes.page}>
        <div className={classes.stack}>
          <WaitingOrders />
          {slip.isPending && <LinesSkeleton lines={6} />}
          {isNobody && <Nobody />}
          {slip.error !== null && !isNobody && <ErrorState error={slip.error} onRetry={() => void slip.refetch()} />}
          {slip.data !== undefined && <Month slip={slip.data} />}
        </div>
        <aside className={classes.stack}>
          <Months />
          <Contests />
        </aside>
      </div>
    </Frame>
  );
}

function Month({ slip }: { readonly slip: PaySlip }) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const month = format.monthNamed(`${slip.month}-01`);
  return (
    <>
      <Panel title={t(slip.pace === null ? "web.mine.month" : "web.mine.pace", { month })}>
        <SlipHead slip={slip} />
      </Panel>
      <Panel title={t("web.mine.lines")} flush>
        <SlipLines slip={slip} />
      </Panel>
    </>
  );
}

function Nobody() {
  const { t } = useTranslation("pay");
  const go = useGo();
  const mayEdit = useMay("pay.edit");
  const schemes = useEndpoint(listPaySchemes, {}, { enabled: mayEdit });
  if (schemes.isLoading) return <LinesSkeleton lines={6} />;
  const isOfOthers = (schemes.data?.items.length ?? 0) > 0;
  const [path, said] = isOfOthers ? (["/pay/month", "toMonth"] as const) : (["/pay/schemes", "toSchemes"] as const);
  return (
    <EmptyState
      icon={<IconCoins size={28} stroke={1.5} />}
      title={t(isOfOthers ? "web.mine.notMine" : "web.mine.none")}
      hint={t(isOfOthers ? "web.mine.notMineHint" : mayEdit ? "web.mine.noneHint" : "web.mine.noneAsk")}
      action={
        mayEdit ? (
          <Button variant="ink" onClick={() => void go(path)}>
            {t(`web.mine.${said}`)}
          </Button>
        ) : undefined
      }
    />
  );
}

function Months() {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const { user } = useSession();
  const { data } = useEndpoint(listOwnPaySlips, {});
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel title={t("web.mine.before")}>
      <ul className={classes.list}>
        {data.items.slice(0, 12).map(({ month, total, execution }) => (
          <li key={month}>
            <AppLink className="acc" to={`/pay/slips/${month}/${user.id}`}>
              {format.monthNamed(`${month}-01`)}
            </AppLink>
            <span className="t2">{execution === null ? "—" : format.share(cutShare(execution, 0))}</span>
            <b className="end">
              <MoneyText sum={total} />
            </b>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
