import { useTranslation } from "react-i18next";
import { Panel } from "../../ui/layout/panel.tsx";
import { Tag, type TagTone } from "../../ui/marks/tag.tsx";
import type { SectionChangeTold } from "../contract.ts";
import { Marked } from "./document-body.tsx";
import classes from "./regulation.module.css";
import { withKeys } from "./with-keys.ts";

type Change = SectionChangeTold["change"];
const tones: Readonly<Record<Change, TagTone>> = { added: "good", removed: "bad", changed: "warn" };

/** What differs between two texts, part by part, line by line. */
export function ChangesPanel({
  title,
  changes,
}: {
  readonly title: string;
  readonly changes: readonly SectionChangeTold[];
}) {
  const { t } = useTranslation("regulations");
  const partWord = { added: t("web.added"), removed: t("web.removed"), changed: t("web.sectionChanged") };
  const lineWord = { added: t("web.lineAdded"), removed: t("web.lineRemoved"), changed: t("web.lineChanged") };
  return (
    <Panel title={title} isMessage>
      {changes.length === 0 && <p className="t2">{t("web.nothingToIssue")}</p>}
      {changes.map(({ kind, title: part, change, lines }) => (
        <div key={kind} className={classes.change}>
          <h3>
            {part} <Tag tone={tones[change]}>{partWord[change]}</Tag>
          </h3>
          <ul>
            {withKeys(lines, ({ parts }) => parts.map(({ text }) => text).join("")).map(
              ({ key, item: { change: what, parts } }) => (
                <li key={key} className={classes.changedLine}>
                  <span className="t2 xs">{lineWord[what]}</span>
                  <Marked parts={parts} />
                </li>
              ),
            )}
          </ul>
        </div>
      ))}
    </Panel>
  );
}
