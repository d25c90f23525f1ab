import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BulkAnswer } from "../../kernel/bulk.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import classes from "./bulk.module.css";
import type { BulkHeadProps } from "./bulk-props.ts";
import { RecentBulks } from "./recent-bulks.tsx";

interface BulkBarProps extends BulkHeadProps {
  readonly onStarted: (bulk: BulkAnswer) => void;
}

/** In the place of the totals while rows are chosen: how many, all of them, and what can be done. */
export function BulkBar(props: BulkBarProps) {
  const { entity, selection, total, acts, inSight, dialog, onStarted, onOver } = props;
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const [act, setAct] = useState<string | null>(null);
  const { count } = selection;
  const close = () => setAct(null);
  const started = (bulk: BulkAnswer) => {
    close();
    selection.clear();
    onStarted(bulk);
  };
  return (
    <section className={classes.bar} aria-label={t(`web.${entity}.label`)}>
      <b role="status">{t(`web.${entity}.chosen`, { count })}</b>
      {!selection.isEverything && total > count && (
        <button type="button" className={classes.link} onClick={selection.chooseEverything}>
          {t("web.everything", { count: total, shown: format.number(total) })}
        </button>
      )}
      <div className={classes.acts}>
        {acts
          .filter((one) => inSight.includes(one))
          .map((one) => (
            <Button key={one} size="sm" className="not-phone" onClick={() => setAct(one)}>
              {t(`web.act.${one}`)}
            </Button>
          ))}
        <More acts={acts} inSight={inSight} onAct={setAct} />
        <Button size="sm" variant="ghost" onClick={selection.clear} aria-label={t("web.clear")}>
          <IconX size={14} stroke={1.5} aria-hidden />
        </Button>
      </div>
      {act === recent && <RecentBulks entity={entity} onUndone={onOver} onClose={close} />}
      {act !== null && act !== recent && dialog({ act, onStarted: started, onClose: close })}
    </section>
  );
}

const recent = "recent";

interface MoreProps {
  readonly acts: readonly string[];
  readonly inSight: readonly string[];
  readonly onAct: (act: string) => void;
}

function More({ acts, inSight, onAct }: MoreProps) {
  const { t } = useTranslation("bulk");
  return (
    <Menu position="bottom-end" width={220} returnFocus>
      <Menu.Target>
        <Button size="sm" rightSection={<IconChevronDown size={12} stroke={1.5} aria-hidden />}>
          {t("web.more")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item
            key={act}
            className={inSight.includes(act) ? "only-phone" : ""}
            {...(act === "delete" ? { color: "red" } : {})}
            onClick={() => onAct(act)}
          >
            {t(`web.act.${act}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => onAct(recent)}>{t("web.recent.open")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
