import { createContext, use } from "react";
import { useTranslation } from "react-i18next";
import type { Place, ScreenDefinition } from "../screen-definition.ts";
import { useSession } from "../session.tsx";
import { FadingRow } from "./fading-row.tsx";
import classes from "./place-tabs.module.css";
import { ViewTabs } from "./view-tabs.tsx";

/** Every screen of the product, given by the shell: slices stand side by side without knowing each other. */
export const KnownScreens = createContext<readonly ScreenDefinition[]>([]);

/** The name of the open screen among the tabs of its place; null where it stands alone. */
export function useTabHere(): string | null {
  const { t } = useTranslation("ui");
  const path = window.location.pathname.replace(/^\/w\/[^/]+/, "");
  const here = use(KnownScreens).find((one) => one.path === path);
  return here?.tab === undefined ? null : t(`tabs.${here.tab}`);
}

interface PlaceTabsProps {
  readonly place: Place;
  /** `path` of the screen that draws the tabs. */
  readonly at: string;
  readonly counts?: Readonly<Record<string, number>>;
}

/** The screens of one place that the person may see, as tabs in the order of their registration; nothing for a single one. */
export function PlaceTabs({ place, at, counts = {} }: PlaceTabsProps) {
  const { t } = useTranslation("ui");
  const { permissions } = useSession();
  const screens = use(KnownScreens).filter(
    (one) =>
      one.place === place &&
      one.tab !== undefined &&
      (one.permission === undefined || permissions.includes(one.permission)),
  );
  if (screens.length < 2) return null;
  return (
    <div className={classes.tabs}>
      <FadingRow>
        <ViewTabs
          label={t("tabs.label")}
          tabs={screens.map(({ path, tab }) => ({
            to: path,
            label: t(`tabs.${tab}`),
            isOn: path === at,
            ...(counts[path] === undefined ? {} : { count: counts[path] }),
          }))}
        />
      </FadingRow>
    </div>
  );
}
