import { Checkbox } from "@mantine/core";
import { IconBell, IconBrandTelegram, IconBrowser, IconMail, type IconProps } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../../ui/layout/panel.tsx";
import type { NotificationSettings } from "../contract.ts";
import { type Channel, channels, type NotificationKind, notificationKinds } from "../domain/kinds.ts";
import classes from "./settings.module.css";
import type { OnChange } from "./use-change-settings.ts";

export const channelIcons: Readonly<Record<Channel, ComponentType<IconProps>>> = {
  screen: IconBell,
  mail: IconMail,
  push: IconBrowser,
  telegram: IconBrandTelegram,
};

const hinted: readonly NotificationKind[] = [
  "activity_reminder",
  "rhythm_reminder",
  "steps_overdue",
  "stage_time_soon",
  "stage_time_over",
];

interface ChoicesProps {
  readonly settings: NotificationSettings;
  readonly onChange: OnChange;
}

/** A row for each kind, a column for each way. */
export function Choices({ settings, onChange }: ChoicesProps) {
  const { t } = useTranslation("notifications");
  return (
    <Panel title={t("settings.what")}>
      <p className={`t2 ${classes.lead}`}>{t("settings.whatHint")}</p>
      <table className={classes.choices} aria-label={t("settings.what")}>
        <thead>
          <tr>
            <td />
            {channels.map((channel) => (
              <ChannelHead key={channel} channel={channel} />
            ))}
          </tr>
        </thead>
        <tbody>
          {notificationKinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">
                {t(`settings.kind.${kind}`)}
                {hinted.includes(kind) && <span className="t3 sm">{t(`settings.hint.${kind}`)}</span>}
              </th>
              {channels.map((channel) => (
                <td key={channel}>
                  <Checkbox
                    aria-label={t("settings.cell", {
                      kind: t(`settings.kind.${kind}`),
                      channel: t(`settings.channel.${channel}`),
                    })}
                    checked={settings.choices[kind][channel]}
                    onChange={(event) => onChange({ choices: { [kind]: { [channel]: event.currentTarget.checked } } })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function ChannelHead({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation("notifications");
  const Icon = channelIcons[channel];
  return (
    <th scope="col">
      <Icon size={18} stroke={1.5} aria-hidden />
      <span className={classes.channel}>{t(`settings.channel.${channel}`)}</span>
    </th>
  );
}
