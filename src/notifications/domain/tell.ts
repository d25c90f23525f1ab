import type { Locale } from "../../kernel/actor.ts";
import type { NotificationKind } from "./kinds.ts";

/** What happened, as a notification keeps it: no words, so that each reader has it in a language of their own. */
export interface Told {
  readonly kind: NotificationKind;
  readonly deal: { readonly id: string; readonly title: string } | null;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Looks a text up in the catalogue of this slice. */
export type Say = (key: string, params: Readonly<Record<string, string | number>>) => string;

const word = (value: unknown): string => (typeof value === "string" ? value : "");
const figure = (value: unknown): number => (typeof value === "number" ? value : 0);

/** The sentence of a notification; times in the workspace's zone. */
export function tell(told: Told, say: Say, at: { readonly locale: Locale; readonly zone: string }): string {
  const { params } = told;
  const deal = told.deal?.title ?? word(params.deal);
  if (figure(params.many) > 1) return tellOfMany(told, say);
  switch (told.kind) {
    case "deal_moved":
      return say(`told.deal_moved.${word(params.how) || "moved"}`, { deal, stage: word(params.stage) });
    case "deal_closed":
      return say(`told.deal_closed.${word(params.how) || "won"}`, { deal });
    case "deal_changed":
      return say("told.deal_changed", { deal, fields: fieldsOf(params.fields, say) });
    case "mention":
      return told.deal === null
        ? say("told.mention_elsewhere", { excerpt: word(params.excerpt) })
        : say("told.mention", { deal, excerpt: word(params.excerpt) });
    case "activity_reminder":
      return say(`told.activity_reminder.${deal === "" ? "alone" : "of_deal"}`, {
        deal,
        subject: word(params.subject),
        time: momentOf(word(params.plannedAt), at),
      });
    case "rhythm_reminder":
      return say("told.rhythm_reminder", { name: word(params.name), time: momentOf(word(params.startsAt), at) });
    case "steps_overdue":
      return say("told.steps_overdue", { count: figure(params.count), first: word(params.first) });
    case "stage_time_soon":
    case "stage_time_over":
      return say(`told.${told.kind}`, {
        deal,
        stage: word(params.stage),
        percent: Math.round(figure(params.share) * 100),
        owner: word(params.owner),
      });
    case "import_finished":
      return say(`told.import_finished.${word(params.how) || "done"}`, imported(params));
    case "webhook_off":
      return say(`told.webhook_off.${word(params.how) || "failing"}`, { name: word(params.name) });
    case "pay_order":
      return say("told.pay_order", { number: figure(params.number) });
    case "export_finished":
      return say(`told.export_finished.${word(params.how) || "ready"}`, {});
    default:
      return say(`told.${told.kind}`, { deal });
  }
}

const imported = ({ file, created, updated, refused }: Told["params"]) => ({
  file: word(file),
  created: figure(created),
  updated: figure(updated),
  refused: figure(refused),
});

/** What was done with many deals at once is told in one sentence. */
function tellOfMany({ kind, params }: Told, say: Say): string {
  const how = kind === "deal_moved" || kind === "deal_closed" ? `.${word(params.how) || "moved"}` : "";
  return say(`told.many.${kind}${how}`, {
    count: figure(params.many),
    stage: word(params.stage),
    fields: fieldsOf(params.fields, say),
  });
}

/** Where the notification leads, below the workspace. */
export function placeOf({ deal, kind, params }: Told): string {
  if (deal !== null) return `/deals/${deal.id}`;
  if (kind === "import_finished" && word(params.importId) !== "") return `/settings/import/${word(params.importId)}`;
  if (kind === "webhook_off" && word(params.webhookId) !== "") return `/settings/webhooks/${word(params.webhookId)}`;
  if (kind === "pay_order") return "/pay/order";
  if (kind === "rhythm_reminder" && word(params.meetingId) !== "") return `/control/rhythm/${word(params.meetingId)}`;
  if (kind === "export_finished") return "/settings/export";
  if (figure(params.many) > 1) return "/deals";
  if (word(params.companyId) !== "") return `/companies/${word(params.companyId)}`;
  if (word(params.contactId) !== "") return `/contacts/${word(params.contactId)}`;
  if (isOfActivity(kind) && word(params.activityId) !== "") return "/calendar";
  return kind === "steps_overdue" ? "/deals" : "/board";
}

const isOfActivity = (kind: NotificationKind) => kind === "mention" || kind === "activity_reminder";

/** What is looked for there and marked: the activity, and the comment on it that called the reader. */
export function soughtThere({ kind, params }: Told): Readonly<Record<string, string>> {
  const [activity, comment] = [word(params.activityId), word(params.commentId)];
  if (!isOfActivity(kind) || activity === "") return {};
  return comment === "" ? { activity } : { activity, comment };
}

/** The place with what is sought there, as letters and messages link to it. */
export function addressOf(told: Told): string {
  const sought = new URLSearchParams(soughtThere(told)).toString();
  return sought === "" ? placeOf(told) : `${placeOf(told)}?${sought}`;
}

const knownFields = [
  "title",
  "amountMinor",
  "prepaymentMinor",
  "companyId",
  "channel",
  "source",
  "product",
  "need",
  "expectedCloseOn",
  "deliveryOn",
];

function fieldsOf(value: unknown, say: Say): string {
  const fields = Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
  const names = knownFields.filter((field) => fields.includes(field)).map((field) => say(`field.${field}`, {}));
  const others = fields.some((field) => !knownFields.includes(field)) || names.length === 0;
  return [...names, ...(others ? [say("field.other", {})] : [])].join(", ");
}

/** "14:30" today would be enough, but a letter is read later: "18 November, 14:30". */
function momentOf(iso: string, { locale, zone }: { readonly locale: Locale; readonly zone: string }): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return "";
  const format = new Intl.DateTimeFormat(locale === "ru" ? "ru-RU" : "en-GB", {
    timeZone: zone,
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.day}\u00a0${parts.month}, ${parts.hour}:${parts.minute}`;
}
