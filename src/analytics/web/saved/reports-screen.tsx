import { useTranslation } from "react-i18next";
import { usePages } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../../ui/layout/screen.tsx";
import { AppLink } from "../../../ui/link.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import { listSavedReports, type SavedReport } from "../../contract.ts";
import { placeOf, reportPlaces } from "./report-places.ts";
import classes from "./saved.module.css";
import { SavedMenu } from "./saved-menu.tsx";

/** ANA-12: saved reports above, below them each report with the question that it answers. */
export function Screen() {
  const { t } = useTranslation("analytics");
  return (
    <Frame title={t("web.title")}>
      <div className={classes.page}>
        <Saved />
        <section aria-label={t("web.saved.all")} className={classes.cards}>
          {reportPlaces.map(([key, to]) => (
            <AppLink key={key} to={to} className={classes.card}>
              <b>{t(`web.tabs.${key}`)}</b>
              <span className="t2">{t(`web.answers.${key}`)}</span>
            </AppLink>
          ))}
        </section>
      </div>
    </Frame>
  );
}

function Saved() {
  const { t } = useTranslation("analytics");
  const saved = usePages(listSavedReports, { query: { limit: 60 } });
  if (saved.error !== null) return <ErrorState error={saved.error} onRetry={() => void saved.refetch()} />;
  return (
    <Panel title={t("web.saved.list")} aside={<span className="t3 sm">{t("web.saved.sight")}</span>}>
      {saved.isPending ? (
        <TableSkeleton rows={2} columns={3} />
      ) : saved.items.length === 0 ? (
        <p className="t2">{t("web.saved.none")}</p>
      ) : (
        <ul className={classes.list}>
          {saved.items.map((one) => (
            <SavedRow key={one.id} saved={one} />
          ))}
        </ul>
      )}
      {saved.hasMore && (
        <button type="button" className={classes.more} onClick={saved.more}>
          {t("web.saved.more")}
        </button>
      )}
    </Panel>
  );
}

function SavedRow({ saved }: { saved: SavedReport }) {
  const { t } = useTranslation("analytics");
  const [tab, to] = placeOf(saved.report);
  return (
    <li className={classes.row}>
      <AppLink to={to} search={saved.search} className={classes.name} title={saved.name}>
        {saved.name}
      </AppLink>
      <span className="t2 sm">{t(`web.tabs.${tab}`)}</span>
      {saved.sharedWith !== "nobody" && <Tag tone="line">{t(`web.saved.shared.${saved.sharedWith}`)}</Tag>}
      {!saved.isOwn && <span className="t3 sm">{saved.owner.name}</span>}
      <span className={classes.menu}>
        <SavedMenu saved={saved} />
      </span>
    </li>
  );
}
