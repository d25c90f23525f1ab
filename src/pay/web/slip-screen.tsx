import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { usePathParam } from "../../ui/link.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { useMay } from "../../ui/session.tsx";
import { getPaySlip } from "../contract.ts";
import { MarkFields } from "./mark-fields.tsx";
import { PaperButton } from "./paper-button.tsx";
import classes from "./pay.module.css";
import { SlipHead } from "./slip-head.tsx";
import { SlipLines } from "./slip-lines.tsx";

/** One slip, down to its deals (PAY-5). */
export function Screen() {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const [month, id] = [usePathParam("month"), usePathParam("person")];
  const slip = useEndpoint(getPaySlip, { params: { month, id } });
  const maySeeMonth = useMay("pay.read_others");
  const named = format.monthNamed(`${month}-01`);
  const parent = maySeeMonth
    ? { to: "/pay/month", search: { month }, label: t("web.month.title") }
    : { to: "/pay", label: t("web.title") };
  return (
    <Frame
      title={slip.data === undefined ? t("web.slip.title") : `${slip.data.person.name}, ${named}`}
      parent={parent}
      busy={slip.isPending}
      actions={slip.data && <PaperButton path={`/pay-slips/${month}/people/${id}/content`} name={`pay-${month}`} />}
    >
      <div className={`${classes.stack} ${classes.wide}`}>
        {slip.isPending && <LinesSkeleton lines={6} />}
        {slip.error !== null && <ErrorState error={slip.error} onRetry={() => void slip.refetch()} />}
        {slip.data !== undefined && (
          <>
            <Panel
              title={t("web.slip.of", { month: named })}
              aside={
                <Tag tone={slip.data.closedAt === null ? "line" : "good"}>
                  {t(slip.data.closedAt === null ? "web.month.open" : "web.month.closedTag")}
                </Tag>
              }
            >
              <SlipHead slip={slip.data} />
            </Panel>
            <Panel title={t("web.mine.lines")} flush>
              <SlipLines slip={slip.data} />
            </Panel>
            <MarkFields slip={slip.data} />
          </>
        )}
      </div>
    </Frame>
  );
}
