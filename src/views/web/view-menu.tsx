import { Menu } from "@mantine/core";
import {
  IconCheck,
  IconDeviceFloppy,
  IconLink,
  IconPencil,
  IconPlus,
  IconRestore,
  IconStar,
  IconStarOff,
  IconTrash,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useGo } from "../../ui/link.tsx";
import { useSession } from "../../ui/session.tsx";
import type { SavedView } from "../contract.ts";
import { useSaving } from "./use-saving.ts";
import classes from "./view-bar.module.css";
import { type Asked, placeOfView } from "./view-place.ts";

const icon = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

interface ViewMenuProps {
  readonly views: readonly SavedView[];
  readonly at: SavedView | undefined;
  readonly isChanged: boolean;
  readonly asked: Asked;
  /** Reads further views; null when all are here. */
  readonly more: (() => void) | null;
  readonly onEdit: (which: "new" | SavedView) => void;
}

/** One's own views, then those that others share, then what may be done with the one that is on. */
export function ViewMenu({ views, at, isChanged, asked, more, onEdit }: ViewMenuProps) {
  const { t } = useTranslation("views");
  const me = useSession().user.id;
  const own = views.filter(({ owner }) => owner.id === me);
  const shared = views.filter(({ owner }) => owner.id !== me);
  return (
    <>
      {views.length === 0 && <div className={classes.empty}>{t("web.empty")}</div>}
      {own.length > 0 && <Menu.Label>{t("web.own")}</Menu.Label>}
      {own.map((view) => (
        <ViewItem key={view.id} view={view} isOn={view.id === at?.id} />
      ))}
      {shared.length > 0 && <Menu.Label>{t("web.shared")}</Menu.Label>}
      {shared.map((view) => (
        <ViewItem key={view.id} view={view} isOn={view.id === at?.id} author={view.owner.name} />
      ))}
      {more !== null && (
        <Menu.Item closeMenuOnClick={false} onClick={more}>
          …
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item leftSection={<IconPlus {...icon} />} onClick={() => onEdit("new")}>
        {t("web.saveAs")}
      </Menu.Item>
      {at !== undefined && <Deeds {...{ at, isChanged, asked, onEdit }} />}
    </>
  );
}

function ViewItem({ view, isOn, author }: { view: SavedView; isOn: boolean; author?: string }) {
  const { t } = useTranslation("views");
  const go = useGo();
  const { path, search } = placeOfView(view);
  return (
    <Menu.Item
      onClick={() => void go(path, search)}
      leftSection={isOn ? <IconCheck {...icon} /> : <span className={classes.gap} />}
      rightSection={view.isDefault ? <IconStar size={14} stroke={1.5} aria-label={t("web.isDefault")} /> : undefined}
    >
      <span className={classes.item}>
        <span className="el">{view.name}</span>
        {view.layout === "board" && <span className="t3 sm">{t("web.asBoard")}</span>}
        {author !== undefined && <span className="t3 sm">{t("web.by", { person: author })}</span>}
      </span>
    </Menu.Item>
  );
}

function Deeds({ at, isChanged, asked, onEdit }: Omit<ViewMenuProps, "views" | "more" | "at"> & { at: SavedView }) {
  const { t } = useTranslation("views");
  const go = useGo();
  const { keep, remove, choose, copyLink } = useSaving();
  const { path, search } = placeOfView(at);
  return (
    <>
      {isChanged && at.mayChange && (
        <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => keep(at, asked)}>
          {t("web.saveChanges")}
        </Menu.Item>
      )}
      {isChanged && (
        <Menu.Item leftSection={<IconRestore {...icon} />} onClick={() => void go(path, search)}>
          {t("web.reset")}
        </Menu.Item>
      )}
      {at.mayChange && (
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => onEdit(at)}>
          {t("web.edit")}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={at.isDefault ? <IconStarOff {...icon} /> : <IconStar {...icon} />}
        onClick={() => choose(at)}
      >
        {at.isDefault ? t("web.noDefault") : t("web.makeDefault")}
      </Menu.Item>
      <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => void copyLink(at)}>
        {t("web.copyLink")}
      </Menu.Item>
      {at.mayChange && (
        <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => remove(at, asked)}>
          {t("web.remove")}
        </Menu.Item>
      )}
    </>
  );
}
