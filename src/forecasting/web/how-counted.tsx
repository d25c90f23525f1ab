import { Button, Popover } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { ForecastAnswer } from "../contract.ts";
import classes from "./forecasting.module.css";

/** The definition in one page, with the figures of this forecast. */
export function HowCounted({ answer }: { answer: ForecastAnswer }) {
  const { t } = useTranslation("forecasting");
  const format = useFormat();
  const parts = {
    fact: format.moneyCompact(answer.fact),
    open: format.moneyCompact(answer.open),
    arriving: format.moneyCompact(answer.arriving),
  };
  return (
    <Popover width={360} position="bottom-end" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <Button variant="ghost" size="compact-sm" leftSection={<IconInfoCircle size={14} stroke={1.5} aria-hidden />}>
          {t("web.how.button")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("web.how.button")}>
        <div className={classes.how}>
          <p>{t("web.how.sum", parts)}</p>
          <p>{t("web.how.chance")}</p>
          <p>{t("web.how.time")}</p>
          <p>{t("web.how.runs")}</p>
          <p>{t("web.how.claims")}</p>
          <p>{t("web.how.unit")}</p>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
