import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../kernel/endpoint.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import type { listNormTables, NormRowInput, NormTableAnswer } from "../../contract.ts";
import { RatingMark } from "../rating-mark.tsx";
import { LiveExample } from "./live-example.tsx";
import classes from "./norms.module.css";
import { useNormWords } from "./use-norm-words.ts";

interface TablePanelProps {
  readonly table: NormTableAnswer;
  readonly answer: AnswerOf<typeof listNormTables>;
  readonly onEdit: () => void;
}

/** A table as it stands: for whom, day and week, and an example that can be tried. */
export function TablePanel({ table, answer, onEdit }: TablePanelProps) {
  const { t } = useTranslation("norms");
  const format = useFormat();
  const words = useNormWords(answer);
  const shown = table.now ?? table.later[0];
  if (shown === undefined) return null;
  return (
    <Panel
      title={words.nameOf(table)}
      aside={
        <Button size="sm" onClick={onEdit}>
          {t("web.settings.change")}
        </Button>
      }
    >
      <p className="t2">
        {words.reachOf(shown)} · {t(`web.settings.calls.${shown.calls}`)}
      </p>
      {table.later.map((version) => (
        <p key={version.holdsFrom}>
          <Tag tone="accent">
            {t(version.isEnded ? "web.settings.endsFrom" : "web.settings.changesFrom", {
              day: format.dayLong(version.holdsFrom),
            })}
          </Tag>
        </p>
      ))}
      <div className={classes.pair}>
        <Rows title={t("web.settings.day")} rows={shown.day} span={words.span} />
        <Rows title={t("web.settings.week")} rows={shown.week} span={words.span} />
      </div>
      <LiveExample rows={shown.day} />
    </Panel>
  );
}

interface RowsProps {
  readonly title: string;
  readonly rows: readonly NormRowInput[];
  readonly span: (span: NormRowInput["calls"]) => string;
}

function Rows({ title, rows, span }: RowsProps) {
  const { t } = useTranslation("norms");
  return (
    <table className={classes.rows}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t("web.settings.meetings")}</th>
          <th scope="col">{t("web.settings.callsHead")}</th>
          <th scope="col">{t("web.settings.rating")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table of decisions are known by their place.
          <tr key={place}>
            <td className="num">{span(row.meetings)}</td>
            <td className="num">{span(row.calls)}</td>
            <td>
              <RatingMark rating={row.rating} />
              {row.isWorthALook && <span className="t2 sm"> {t("web.week.worthALook")}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
