import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import {
  addBrowser,
  getNotificationSettings,
  linkTelegram,
  type NotificationSettings,
  removeBrowser,
  tryChannel,
  unlinkTelegram,
} from "../contract.ts";
import type { OutsideChannel } from "../domain/kinds.ts";
import { channelIcons } from "./choices.tsx";
import classes from "./settings.module.css";
import { pushAbility, subscribeBrowser } from "./this-browser.ts";

const refreshes = [getNotificationSettings];
type Ways = NotificationSettings["channels"];

/** Where letters, browser messages and Telegram's go, and how to connect each. */
export function Channels({ settings: { channels } }: { readonly settings: NotificationSettings }) {
  const { t } = useTranslation("notifications");
  return (
    <Panel title={t("settings.ways")}>
      <div className={classes.ways}>
        <Mail way={channels.mail} />
        <Push way={channels.push} />
        <Telegram way={channels.telegram} />
      </div>
    </Panel>
  );
}

function Way({ channel, about, children }: { channel: OutsideChannel; about: ReactNode; children?: ReactNode }) {
  const { t } = useTranslation("notifications");
  const Icon = channelIcons[channel];
  return (
    <section className={classes.way} aria-label={t(`settings.channel.${channel}`)}>
      <Icon size={20} stroke={1.5} className="t2" aria-hidden />
      <div className={classes.wayBody}>
        <b>{t(`settings.channel.${channel}`)}</b>
        <span className="t2">{about}</span>
        {children}
      </div>
    </section>
  );
}

function TryButton({ channel }: { readonly channel: OutsideChannel }) {
  const { t } = useTranslation("notifications");
  const toast = useToast();
  const trying = useMutationEndpoint(tryChannel, {
    onDone: ({ isSent, outcome }) =>
      toast(isSent ? t("settings.tried.sent") : t("settings.tried.failed", { why: outcome ?? "" })),
    onRefused: (error) => toast(error.message),
  });
  return (
    <Button loading={trying.isPending} onClick={() => trying.mutate({ body: { channel } })}>
      {t("settings.try")}
    </Button>
  );
}

function Mail({ way: { isAvailable, address } }: { readonly way: Ways["mail"] }) {
  const { t } = useTranslation("notifications");
  const about =
    address === null
      ? t("settings.mail.noAddress")
      : isAvailable
        ? t("settings.mail.to", { address })
        : t("settings.mail.notSetUp");
  return (
    <Way channel="mail" about={about}>
      {isAvailable && address !== null && (
        <div className="row">
          <TryButton channel="mail" />
        </div>
      )}
    </Way>
  );
}

function Push({ way: { publicKey, browsers } }: { readonly way: Ways["push"] }) {
  const { t } = useTranslation("notifications");
  const format = useFormat();
  const toast = useToast();
  const [ability, setAbility] = useState(pushAbility);
  const adding = useMutationEndpoint(addBrowser, { refreshes, onDone: () => toast(t("settings.push.added")) });
  const removing = useMutationEndpoint(removeBrowser, { refreshes });
  const add = async () => {
    try {
      const body = await subscribeBrowser(publicKey);
      if (body === null) setAbility(pushAbility());
      else await adding.mutateAsync({ body });
    } catch {
      toast(t("settings.push.failed"));
    }
  };
  const words = { ready: "about", denied: "denied", unable: "notSupported" } as const;
  return (
    <Way channel="push" about={t(`settings.push.${words[ability]}`)}>
      {browsers.length > 0 && (
        <ul className={classes.browsers}>
          {browsers.map(({ id, name, createdAt }) => (
            <li key={id}>
              <span className="grow">
                {name}{" "}
                <span className="t3">
                  {t("settings.push.since", {
                    day: format.day(format.dayOf(Date.parse(createdAt)), format.dayOf(Date.now())),
                  })}
                </span>
              </span>
              <Button
                variant="ghost"
                aria-label={t("settings.push.removeNamed", { name })}
                onClick={() => removing.mutate({ params: { id } })}
              >
                {t("settings.push.remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {ability === "ready" && (
          <Button loading={adding.isPending} onClick={() => void add()}>
            {t("settings.push.add")}
          </Button>
        )}
        {browsers.length > 0 && <TryButton channel="push" />}
      </div>
    </Way>
  );
}

function Telegram({ way: { isAvailable, chat } }: { readonly way: Ways["telegram"] }) {
  const { t } = useTranslation("notifications");
  const toast = useToast();
  const linking = useMutationEndpoint(linkTelegram, { onRefused: (error) => toast(error.message) });
  const unlinking = useMutationEndpoint(unlinkTelegram, { refreshes });
  if (chat !== null) {
    return (
      <Way channel="telegram" about={t("settings.telegram.linked", { chat })}>
        <div className="row">
          {isAvailable && <TryButton channel="telegram" />}
          <Button variant="ghost" loading={unlinking.isPending} onClick={() => unlinking.mutate({})}>
            {t("settings.telegram.unlink")}
          </Button>
        </div>
      </Way>
    );
  }
  const code = linking.data;
  return (
    <Way channel="telegram" about={t(`settings.telegram.${isAvailable ? "about" : "notSetUp"}`)}>
      {isAvailable && code === undefined && (
        <div className="row">
          <Button loading={linking.isPending} onClick={() => linking.mutate({ body: {} })}>
            {t("settings.telegram.link")}
          </Button>
        </div>
      )}
      {code !== undefined && (
        <>
          {code.link !== null && (
            <div className="row">
              <Button component="a" href={code.link} target="_blank" rel="noreferrer">
                {t("settings.telegram.open")}
              </Button>
            </div>
          )}
          <span>
            {t("settings.telegram.code")} <code className={classes.code}>{code.code}</code>
          </span>
          <span className="t3 sm">{t("settings.telegram.codeHint")}</span>
        </>
      )}
    </Way>
  );
}
