import { Menu } from "@mantine/core";
import { IconBookmark, IconChevronDown } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGo } from "../../ui/link.tsx";
import type { SavedView } from "../contract.ts";
import type { Layout, ViewedEntity } from "../domain/viewed-entity.ts";
import { useSaving } from "./use-saving.ts";
import { useViews } from "./use-views.ts";
import classes from "./view-bar.module.css";
import { type Asked, asksTheSame, placeOfView, type ViewSearch } from "./view-place.ts";

const ViewMenu = lazy(async () => ({ default: (await import("./view-menu.tsx")).ViewMenu }));
const ViewDialog = lazy(async () => ({ default: (await import("./view-dialog.tsx")).ViewDialog }));

interface ViewBarProps {
  readonly entity: ViewedEntity;
  readonly layout?: Layout;
  /** What the screen's address asks: filters, order, columns, grouping, without what is so anyway. */
  readonly current: ViewSearch;
}

/** The saved views of a list: which one is on, whether it was changed since, and a menu of all. */
export function ViewBar({ entity, layout = "list", current }: ViewBarProps) {
  const { t } = useTranslation("views");
  const { views, at, more } = useViews(entity);
  const [opened, setOpened] = useState(false);
  const [editing, setEditing] = useState<"new" | SavedView | null>(null);
  const isChanged = at !== undefined && !(asksTheSame(at.search, current) && at.layout === layout);
  const asked = { entity, layout, search: current };
  return (
    <span className={classes.bar}>
      <Menu opened={opened} onChange={setOpened} position="bottom-start" width={300}>
        <Menu.Target>
          <button
            type="button"
            className={`chip ${classes.button}`}
            data-on={at !== undefined || undefined}
            title={t("web.button")}
            aria-label={t("web.label", { name: at?.name ?? t("web.none") })}
          >
            <IconBookmark size={14} stroke={1.5} aria-hidden />
            <span className={classes.name}>{at?.name ?? t("web.button")}</span>
            <IconChevronDown size={12} stroke={1.5} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown className={classes.dropdown}>
          {opened && (
            <Suspense>
              <ViewMenu {...{ views, at, isChanged, asked, more }} onEdit={setEditing} />
            </Suspense>
          )}
        </Menu.Dropdown>
      </Menu>
      {at !== undefined && isChanged && <Changed at={at} asked={asked} onSaveAs={() => setEditing("new")} />}
      {editing !== null && (
        <Suspense>
          <ViewDialog of={editing} asked={asked} onClose={() => setEditing(null)} />
        </Suspense>
      )}
    </span>
  );
}

/** "Changed": save it, save it as another one, or go back. */
function Changed({ at, asked, onSaveAs }: { at: SavedView; asked: Asked; onSaveAs: () => void }) {
  const { t } = useTranslation("views");
  const go = useGo();
  const { keep, isBusy } = useSaving();
  const { path, search } = placeOfView(at);
  return (
    <span className={classes.changed}>
      <span className="t3 sm">{t("web.changed")}</span>
      <button
        type="button"
        className={classes.act}
        disabled={isBusy}
        onClick={() => (at.mayChange ? keep(at, asked) : onSaveAs())}
      >
        {at.mayChange ? t("web.save") : t("web.saveAs")}
      </button>
      <button type="button" className={classes.act} onClick={() => void go(path, search)}>
        {t("web.reset")}
      </button>
    </span>
  );
}
