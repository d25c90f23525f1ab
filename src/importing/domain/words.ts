import { plainName } from "./fields.ts";

export type ImportedOutcome = "won" | "lost" | "postponed";
export type ImportedActivityKind =
  | "call"
  | "meeting"
  | "email"
  | "presentation"
  | "proposal"
  | "document"
  | "note"
  | "task";
export type ImportedOrigin = "typed" | "telephony" | "mail" | "calendar" | "import";
export type ImportedContactRole = "decides" | "influences" | "approves" | "uses" | "pays";

function dictionary<Meaning extends string>(words: Readonly<Record<Meaning, string>>): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  for (const [meaning, list] of Object.entries(words) as [Meaning, string][]) {
    for (const word of [meaning, ...list.split(", ")]) meanings.set(plainName(word), meaning);
  }
  return meanings;
}

const stageOutcomes = dictionary({
  won: "выиграна, выиграно, выигран, успешно, успех, успешно реализовано, успешно закрыта, closed won",
  lost: "проиграна, проиграно, проигран, отказ, провал, закрыто и не реализовано, closed lost",
});

const outcomes = dictionary<ImportedOutcome | "open">({
  won: "выиграна, выиграно, выигран, успешно, успех, успешно реализовано, успешно закрыта, closed won",
  lost: "проиграна, проиграно, проигран, отказ, провал, закрыто и не реализовано, closed lost",
  postponed: "отложена, отложено, отложен, on hold",
  open: "открыта, открыто, в работе, in progress",
});

const activityKinds = dictionary<ImportedActivityKind>({
  call: "звонок, телефонный звонок, исходящий звонок, входящий звонок, phone call, phone",
  meeting: "встреча, переговоры, совещание, appointment",
  email: "письмо, электронное письмо, e-mail, почта, mail",
  presentation: "презентация, показ, демонстрация, demo",
  proposal: "предложение, коммерческое предложение, кп, quote, offer",
  document: "документ, документы",
  note: "заметка, примечание, комментарий, comment",
  task: "задача, дело, to do, todo",
});

const contactRoles = dictionary<ImportedContactRole>({
  decides: "решает, принимает решение, лпр, лицо принимающее решение, decision maker",
  influences: "влияет, лвр, лицо влияющее на решение, influencer",
  approves: "согласует, согласовывает, утверждает, approver",
  uses: "пользуется, использует, пользователь, user, end user",
  pays: "платит, плательщик, бухгалтерия, payer",
});

const paymentKinds = dictionary({
  payment: "платеж, оплата, поступление, приход, receipt, income",
  refund: "возврат, возврат платежа, возврат денег, return, repayment",
});
export const paymentKindOf = (text: string) => paymentKinds.get(plainName(text)) ?? null;

const withoutVat = new Set([
  "безндс",
  "ндснеоблагается",
  "необлагается",
  "нет",
  "novat",
  "exempt",
  "none",
  "withoutvat",
]);

/**
 * Per cent: "20", "20 %", "НДС 20%", "без НДС" → 0. A share is what a sheet has behind "20 %": no country's rate is below
 * one per cent. Null: no rate.
 */
export function vatOf(text: string): number | null {
  const plain = plainName(text);
  if (withoutVat.has(plain)) return 0;
  const digits = /^(?:ндс|vat)?(\d{1,3}(?:[.,]\d{1,6})?)(%?)$/u.exec(plain);
  if (digits === null) return null;
  const said = Number((digits[1] ?? "").replace(",", "."));
  const percent = said > 0 && said < 1 && digits[2] === "" ? said * 100 : said;
  return percent > 100 ? null : Math.round(percent * 100) / 100;
}

/** cli.md: without a map Won/Выиграна/Успешно and Lost/Проиграна/Отказ in place of a stage are outcomes. */
export const outcomeOfStage = (text: string) => stageOutcomes.get(plainName(text)) ?? null;
/** "open" is a deal without an outcome yet. */
export const outcomeOf = (text: string) => outcomes.get(plainName(text)) ?? null;
export const activityKindOf = (text: string) => activityKinds.get(plainName(text)) ?? null;
export const contactRoleOf = (text: string) => contactRoles.get(plainName(text.replaceAll(",", ""))) ?? null;

const recordOrigins = dictionary<ImportedOrigin>({
  typed: "вручную, введено, typed, manual",
  telephony: "телефония, атс, telephony, pbx",
  mail: "почта, mail, email",
  calendar: "календарь, calendar",
  import: "импорт, import",
});
/** Where an activity is known from (ACT-8). */
export const recordOriginOf = (text: string) => recordOrigins.get(plainName(text)) ?? null;

/** Whether a meeting took place, or a call got through; null: neither yes nor no. */
export function heldOf(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (["да", "yes", "true", "1", "+", "состоялась", "дозвонились", "held", "connected", "answered"].includes(word))
    return true;
  if (
    [
      "нет",
      "no",
      "false",
      "0",
      "-",
      "−",
      "не состоялась",
      "не дозвонились",
      "not held",
      "not connected",
      "missed",
    ].includes(word)
  )
    return false;
  return null;
}
