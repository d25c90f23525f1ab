import {
  IconBell,
  IconBuildingSkyscraper,
  IconCalendarShare,
  IconChevronRight,
  IconFileExport,
  IconFileImport,
  IconFilter,
  IconForms,
  IconHeartbeat,
  IconHistory,
  IconKey,
  type IconProps,
  IconRulerMeasure,
  IconShieldLock,
  IconTemplate,
  IconUsersGroup,
  IconWebhook,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { Permission } from "../../../kernel/actor.ts";
import { Screen as Frame } from "../../../ui/layout/screen.tsx";
import { AppLink } from "../../../ui/link.tsx";
import { useSession } from "../../../ui/session.tsx";
import classes from "./settings.module.css";

interface Section {
  readonly name:
    | "pipelines"
    | "fields"
    | "import"
    | "export"
    | "people"
    | "keys"
    | "webhooks"
    | "workspace"
    | "access"
    | "audit"
    | "installation"
    | "notifications"
    | "note-templates"
    | "norms"
    | "calendar-feed";
  readonly icon: ComponentType<IconProps>;
  readonly permission: Permission;
}

const sections: readonly Section[] = [
  { name: "notifications", icon: IconBell, permission: "workspace.read" },
  { name: "calendar-feed", icon: IconCalendarShare, permission: "activities.read" },
  { name: "note-templates", icon: IconTemplate, permission: "activities.edit" },
  { name: "norms", icon: IconRulerMeasure, permission: "norms.edit" },
  { name: "pipelines", icon: IconFilter, permission: "pipelines.read" },
  { name: "fields", icon: IconForms, permission: "custom_fields.edit" },
  { name: "import", icon: IconFileImport, permission: "imports.run" },
  { name: "export", icon: IconFileExport, permission: "workspace.export" },
  { name: "people", icon: IconUsersGroup, permission: "users.read" },
  { name: "keys", icon: IconKey, permission: "api_keys.edit" },
  { name: "webhooks", icon: IconWebhook, permission: "webhooks.edit" },
  { name: "workspace", icon: IconBuildingSkyscraper, permission: "workspace.read" },
  { name: "access", icon: IconShieldLock, permission: "workspace.edit" },
  { name: "audit", icon: IconHistory, permission: "audit.read" },
  { name: "installation", icon: IconHeartbeat, permission: "installation.manage" },
];

/** Everything that can be set up, each with what it is for. */
export function Screen() {
  const { t } = useTranslation("pipeline");
  const { permissions } = useSession();
  return (
    <Frame title={t("settings.title")}>
      <ul className={classes.sections}>
        {sections
          .filter(({ permission }) => permissions.includes(permission))
          .map(({ name, icon: Icon }) => (
            <li key={name}>
              <AppLink className={classes.section} to={`/settings/${name}`}>
                <Icon size={20} stroke={1.5} className="t2" aria-hidden />
                <span className="grow">
                  <b>{t(`settings.sections.${name}.title`)}</b>
                  <span className={`t2 ${classes.about}`}>{t(`settings.sections.${name}.about`)}</span>
                </span>
                <IconChevronRight size={16} stroke={1.5} className="t3" aria-hidden />
              </AppLink>
            </li>
          ))}
      </ul>
    </Frame>
  );
}
