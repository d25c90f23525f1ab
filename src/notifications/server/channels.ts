import type { Database } from "../../platform/database/database.ts";
import type { OutsideRules } from "../../platform/http/outside-address.ts";
import type { Log } from "../../platform/log.ts";
import { type Mailer, openMailer } from "../../platform/mail/mailer.ts";
import type { Translator } from "../../platform/translate.ts";
import { openPush, type PushSender } from "./push/push-sender.ts";
import { openTelegramBot, type TelegramBot } from "./telegram/telegram-bot.ts";

/** The ways out of this installation, as its administrator set them up. */
export interface Channels {
  /** Null: no mail server is set up. */
  readonly mailer: Mailer | null;
  /** Null: no bot is set up. */
  readonly telegram: TelegramBot | null;
  readonly push: PushSender;
  /** Where people open the product: what letters and messages link to. */
  readonly address: () => string;
  close(): void;
}

export interface ChannelSettings {
  /** `VORONKA_SMTP_URL`. */
  readonly smtpUrl?: string | undefined;
  /** `VORONKA_MAIL_FROM`. */
  readonly mailFrom?: string | undefined;
  /** `VORONKA_TELEGRAM_TOKEN`. */
  readonly telegramToken?: string | undefined;
  /** `VORONKA_TELEGRAM_API`: another address than Telegram's own, as for a Bot API server of one's own. */
  readonly telegramApi?: string;
  readonly address: () => string;
  /** What lies inside of the network and may be asked all the same. */
  readonly outside?: OutsideRules;
}

/** Opens what is set up; nothing is sent or asked yet. */
export function openChannels(database: Database, settings: ChannelSettings): Channels {
  const { smtpUrl, mailFrom, telegramToken, telegramApi = "https://api.telegram.org", address } = settings;
  const { outside = { insideHosts: [] } } = settings;
  const mailer = smtpUrl && mailFrom ? openMailer({ url: smtpUrl, from: mailFrom }) : null;
  return {
    mailer,
    telegram: telegramToken ? openTelegramBot({ token: telegramToken, api: telegramApi, outside }) : null,
    push: openPush(database, { contact: contactOf(mailFrom, address), outside }),
    address,
    close: () => mailer?.close(),
  };
}

/** Whom a push service may write to when our messages trouble it. */
const contactOf = (mailFrom: string | undefined, address: () => string) => () => {
  const found = /[^\s<>]+@[^\s<>]+/.exec(mailFrom ?? "")?.[0];
  if (found) return `mailto:${found}`;
  return address().startsWith("https:") ? address() : "mailto:nobody@localhost";
};

/** What sending needs besides the ways. */
export interface DeliveryParts {
  readonly database: Database;
  readonly channels: Channels;
  readonly translator: Translator;
  readonly log: Log;
}
