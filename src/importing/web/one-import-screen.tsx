import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useGo, usePathParam } from "../../ui/link.tsx";
import type { ImportAnswer } from "../contract.ts";
import { ImportOutcome } from "./import-outcome.tsx";
import classes from "./importing.module.css";
import { MigrationPanel } from "./migration/migration-panel.tsx";
import { isUnplanned, useImport } from "./use-import.ts";

/** One import, under way or over. */
export function Screen() {
  const { t } = useTranslation("importing");
  const id = usePathParam("importId");
  const go = useGo();
  const { data } = useImport(id);
  return (
    <Frame
      title={data?.fileName ?? t("web.one")}
      parent={{ to: "/settings/import", label: t("web.title") }}
      actions={<Button onClick={() => void go("/settings/import")}>{t("web.again")}</Button>}
      busy={data === undefined}
    >
      <div className={classes.page}>
        {data !== undefined && isUnplanned(data) ? (
          <MigrationPanel one={data} />
        ) : (
          <Panel
            {...(data === undefined
              ? {}
              : { title: t(`kind.${data.kind}` as "kind.deals"), aside: <When one={data} /> })}
          >
            <ImportOutcome id={id} />
          </Panel>
        )}
      </div>
    </Frame>
  );
}

function When({ one }: { one: ImportAnswer }) {
  const { t } = useTranslation("importing");
  const format = useFormat();
  const by = one.createdBy?.name ?? t("web.commandLine");
  return (
    <span className="t2 sm">
      {format.momentLong(Date.parse(one.createdAt))} · {by}
      {one.pipeline === null ? "" : ` · ${one.pipeline}`}
    </span>
  );
}
