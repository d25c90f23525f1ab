import { IconChevronLeft } from "@tabler/icons-react";
import { type ReactNode, use, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AppLink, type PlaceProps } from "../link.tsx";
import { rememberPlace } from "../palette/recent-places.ts";
import { useOptionalSession } from "../session.tsx";
import { useTabHere } from "./place-tabs.tsx";
import classes from "./screen.module.css";
import { ScreenCorner } from "./screen-corner.ts";

interface ScreenProps {
  /** Also the title of the browser's tab, with the name of the tab of the place that is open. */
  readonly title: string;
  /** Where "back" leads; shown before the title as a crumb. */
  readonly parent?: PlaceProps & { readonly label: string };
  /** Beside the title: pipeline, view, who looks. Cut off where there is no room: mark `not-phone` what a phone can miss. */
  readonly beside?: ReactNode;
  /** At the right of the top bar; the ink button comes last. */
  readonly actions?: ReactNode;
  /** The second bar: saved views, filter chips. */
  readonly filters?: ReactNode;
  /** No padding and no scrolling of its own (board, deal). */
  readonly bare?: boolean;
  /** While the answer is on its way. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** Every screen inside the shell: top bar of 48 px, filter bar, content. */
export function Screen({ title, parent, beside, actions, filters, bare = false, busy = false, children }: ScreenProps) {
  const { t } = useTranslation("ui");
  const corner = use(ScreenCorner);
  const tab = useTabHere();
  const named = tab === null || tab === title ? title : `${title}: ${tab}`;
  useEffect(() => {
    document.title = `${named} — ${t("product")}`;
  }, [named, t]);
  const userId = useOptionalSession()?.user.id;
  useEffect(() => {
    if (userId !== undefined && !busy) rememberPlace(userId, window.location.pathname, named);
  }, [userId, busy, named]);
  return (
    <div className={classes.screen}>
      <header>
        <div className={classes.top}>
          {parent !== undefined && (
            <AppLink className={classes.crumb} to={parent.to} {...(parent.search ? { search: parent.search } : {})}>
              <IconChevronLeft size={14} stroke={1.5} aria-hidden />
              <span className={classes.crumbName}>{parent.label}</span>
            </AppLink>
          )}
          <h1 className={classes.title}>{title}</h1>
          {beside !== undefined && <div className={classes.beside}>{beside}</div>}
          {(actions !== undefined || corner !== null) && (
            <div className={classes.actions}>
              {corner}
              {actions}
            </div>
          )}
        </div>
        {filters !== undefined && filters !== false && (
          <search className={classes.filters} aria-label={t("shell.filters")}>
            {filters}
          </search>
        )}
      </header>
      <main id="content" className={classes.content} data-bare={bare || undefined} tabIndex={-1} aria-busy={busy}>
        {children}
      </main>
    </div>
  );
}
