import { isPreposition } from "./russian-forms.ts";
import type { NameWord } from "./stage-name.ts";

export type Gender = "m" | "f" | "n" | "p";
export interface Phrase {
  readonly text: string;
  readonly gender: Gender;
  /** The participle that usually ends this thing's way: «счёт» is «отправлен». */
  readonly ending: string;
}

/** Noun stem (with е for ё), nominative, gender, what usually happens to it. The first that matches wins. */
const things: readonly (readonly [stem: RegExp, nominative: string, gender: Gender, ending: string])[] = [
  [/^(?:счет)-договор/, "счёт-договор", "m", "отправлен"],
  [/^счет(?:а|у|ом|е|ы|ов)?$/, "счёт", "m", "отправлен"],
  [/^инвойс/, "инвойс", "m", "отправлен"],
  [/^контракт(?:а|у|ом|е|ы|ов)?$/, "контракт", "m", "подписан"],
  [/^договоренност/, "договорённости", "p", "зафиксирован"],
  [/^договор(?:а|у|ом|е|ы|ов)?$/, "договор", "m", "подписан"],
  [/^соглашени/, "соглашение", "n", "подписан"],
  [/^(?:предложени|кп$|ткп$|оффер)/, "", "n", "отправлен"],
  [/^тз$/, "ТЗ", "n", "согласован"],
  [/^смет/, "смета", "f", "согласован"],
  [/^спецификац/, "спецификация", "f", "согласован"],
  [/^документац/, "документация", "f", "собран"],
  [/^документ/, "документы", "p", "собран"],
  [/^докам?и?$/, "документы", "p", "собран"],
  [/^акт(?:а|у|ы|ов|ами?|ах)?$/, "акты", "p", "подписан"],
  [/^заяв(?:к|ок)/, "заявка", "f", "получен"],
  [/^заказ(?:а|у|ом|е|ы|ов)?$/, "заказ", "m", "подтверждён"],
  [/^лид(?:а|у|ом|ы|ов)?$/, "лид", "m", "квалифицирован"],
  [/^запрос/, "запрос", "m", "получен"],
  [/^обращени/, "обращение", "n", "получен"],
  [/^бриф/, "бриф", "m", "заполнен"],
  [/^анкет/, "анкета", "f", "заполнен"],
  [/^предоплат/, "предоплата", "f", "получен"],
  [/^(?:оплат|платеж)/, "оплата", "f", "получен"],
  [/^аванс/, "аванс", "m", "получен"],
  [/^(?:деньг|денег|средств)/, "деньги", "p", "получен"],
  [/^встреч/, "встреча", "f", "состоялся"],
  [/^звон(?:о?к)/, "звонок", "m", "состоялся"],
  [/^контакт/, "контакт", "m", "установлен"],
  [/^касани/, "касание", "n", "состоялся"],
  [/^(?:знакомств)/, "знакомство", "n", "состоялся"],
  [/^(?:презентац)/, "презентация", "f", "проведён"],
  [/^демо$/, "демо", "n", "проведён"],
  [/^(?:демонстрац)/, "демонстрация", "f", "проведён"],
  [/^консультац/, "консультация", "f", "проведён"],
  [/^(?:тендер|конкурс|аукцион)/, "", "m", "выигран"],
  [/^(?:стоимост|цен)/, "стоимость", "f", "согласован"],
  [/^услови/, "условия", "p", "согласован"],
  [/^решени/, "решение", "n", "принят"],
  [/^ответ/, "ответ", "m", "получен"],
  [/^обратн/, "ответ", "m", "получен"],
  [/^потребност/, "потребность", "f", "выявлен"],
  [/^возражени/, "возражения", "p", "снят"],
  [/^бюджет/, "бюджет", "m", "подтверждён"],
  [/^(?:проект|макет|дизайн|эскиз|чертеж|прототип)(?:а|у|ом|е|ы|ов)?$/, "", "m", "утверждён"],
  [/^образ(?:ец|ц)/, "образец", "m", "одобрен"],
  [/^(?:товар|груз)(?:а|у|ом|е|ы|ов)?$/, "", "m", "отгружен"],
  [/^(?:продукц)/, "продукция", "f", "отгружен"],
  [/^(?:техник)/, "техника", "f", "передан"],
  [/^оборудовани/, "оборудование", "n", "передан"],
  [/^скидк|^скидок/, "скидка", "f", "согласован"],
  [/^(?:срок)/, "сроки", "p", "согласован"],
  [/^детал/, "детали", "p", "согласован"],
  [/^реквизит/, "реквизиты", "p", "получен"],
  [/^лпр$/, "ЛПР", "m", "найден"],
  [/^подпис(?:ь|и)$/, "подпись", "f", "получен"],
  [/^(?:согласи)/, "согласие", "n", "получен"],
  [/^подтверждени/, "подтверждение", "n", "получен"],
  [/^отзыв/, "отзыв", "m", "получен"],
  [/^интерес/, "интерес", "m", "подтверждён"],
  [/^сдел(?:к|ок)/, "сделка", "f", "закрыт"],
  [/^продаж/, "продажа", "f", "завершён"],
  [/^задач/, "задача", "f", "выполнен"],
  [/^замер(?:а|у|е|ы|ов)?$/, "замер", "m", "выполнен"],
  [/^пилот/, "пилот", "m", "завершён"],
  [/^тест(?:а|у|е|ы|ов)?$/, "тест", "m", "завершён"],
  [/^(?:аудит|осмотр|показ|вебинар)/, "", "m", "проведён"],
  [/^выезд/, "выезд", "m", "состоялся"],
  [/^(?:прайс|каталог)/, "", "m", "отправлен"],
  [/^писем|^письм/, "письмо", "n", "отправлен"],
  [/^рекламаци/, "рекламация", "f", "закрыт"],
  [/^(?:дилер|партнер)/, "", "m", "подключён"],
  [/^гаранти/, "гарантия", "f", "оформлен"],
];

/** «подписан» in the gender of its noun; «состоялся» likewise. */
export function agree(ending: string, gender: Gender): string {
  const at = gender === "m" ? "" : { f: "а", n: "о", p: "ы" }[gender];
  if (ending.endsWith("лся"))
    return gender === "m" ? ending : `${ending.slice(0, -2)}${{ f: "ась", n: "ось", p: "ись" }[gender]}`;
  return at === "" ? ending : `${ending.replace(/ён$/, "ен")}${at}`;
}

function adjective(word: string, gender: Gender): string {
  const stem = word.replace(/(?:ого|его|ому|ему|ыми|ими|ый|ий|ой|ая|яя|ое|ее|ую|юю|ых|их|ые|ие|ым|им|ом|ем|ей)$/i, "");
  const soft = /н(?:его|ему|яя|юю|ее|ий|ие|их|им|ем|ей)$/i.test(word);
  if (soft) return stem + { m: "ий", f: "яя", n: "ее", p: "ие" }[gender];
  if (/[гкх]$/i.test(stem)) return stem + { m: "ий", f: "ая", n: "ое", p: "ие" }[gender];
  if (/[жшчщ]$/i.test(stem)) return stem + { m: "ий", f: "ая", n: "ее", p: "ие" }[gender];
  return stem + { m: /ой$/i.test(word) ? "ой" : "ый", f: "ая", n: "ое", p: "ые" }[gender];
}

const adjectiveEnding = /(?:ого|его|ый|ий|ая|яя|ое|ее|ую|юю|ых|их|ые|ие|ым|им|ой|ей|ом|ем)$/;
const nounsLikeAdjectives =
  /^(?:решени|предложени|соглашени|обращени|прием|подтверждени|объем|согласи|касани|оборудовани|услови|возражени|.*ни[ея]$|.*ти[ея]$|.*[аяе]ний$|.*[лтд]ей$)/;
export const isAdjective = (word: string): boolean =>
  word.length > 4 && adjectiveEnding.test(word) && !nounsLikeAdjectives.test(word) && !isPreposition(word);

/** Nominative of a noun outside the table, guessed from the ending of its genitive or accusative. */
function guess(word: NameWord, oblique: boolean): readonly [text: string, gender: Gender] {
  const { raw, norm } = word;
  const cut = (count: number, tail: string) => raw.slice(0, raw.length - count) + tail;
  if (/^[A-ZА-ЯЁ]{2,5}$/.test(raw) || /^[a-z]+$/.test(norm)) return [raw, "m"];
  if (/(?:ни|ти)[еяюи]$/.test(norm)) return [cut(1, "е"), "n"];
  if (/(?:ни|ти)й$/.test(norm)) return [cut(1, "я"), "p"];
  if (/[лтд]ей$/.test(norm) && oblique) return [cut(2, "и"), "p"];
  if (/ств[оауе]$/.test(norm)) return [cut(1, "о"), "n"];
  if (/ци[яиюей]$/.test(norm)) return [cut(1, "я"), "f"];
  if (/ост[ьи]$/.test(norm)) return [cut(1, "ь"), "f"];
  if (/(?:ов|ев)$/.test(norm) && oblique) return [cut(2, "ы"), "p"];
  if (/у$/.test(norm)) return [cut(1, "а"), "f"];
  if (/ю$/.test(norm)) return [cut(1, "я"), "f"];
  if (/(?:[кгхжчшщ]и)$/.test(norm) && oblique) return [cut(1, "а"), "f"];
  if (/е$/.test(norm) && oblique) return /[кр]е$/.test(norm) ? [cut(1, "а"), "f"] : [cut(1, ""), "m"];
  if (/ы$/.test(norm)) return oblique ? [cut(1, "а"), "f"] : [raw, "p"];
  if (/и$/.test(norm)) return [raw, "p"];
  if (/а$/.test(norm)) return oblique ? [cut(1, ""), "m"] : [raw, "f"];
  if (/я$/.test(norm)) return oblique ? [cut(1, "ь"), "m"] : [raw, "f"];
  return [raw, /о$/.test(norm) ? "n" : "m"];
}

const plurals =
  /^(?:договор|счет|контракт|заказ|проект|макет|образ|тендер|конкурс|аукцион|товар|груз|эскиз|чертеж|партнер|дилер)/;
function known(word: NameWord, oblique: boolean): Phrase | null {
  const row = things.find(([stem]) => stem.test(word.norm));
  if (!row) return null;
  const [, nominative, gender, ending] = row;
  const short = /^(?:кп|ткп)$/.test(word.norm) ? word.norm.toUpperCase() : null;
  if (short) return { text: short, gender: "n", ending };
  if (word.norm.startsWith("предложени")) return { text: "предложение", gender, ending };
  if (word.norm.startsWith("оффер")) return { text: "оффер", gender: "m", ending };
  const many = /(?:ы|ов)$/.test(word.norm) && plurals.test(word.norm);
  const text = nominative || (many ? word.norm.replace(/(?:ы|ов)$/, "") : guess(word, oblique)[0].toLowerCase());
  if (many)
    return {
      text: `${text.replace("счёт", "счет").replace("образец", "образц")}${/счёт/.test(text) ? "а" : "ы"}`,
      gender: "p",
      ending,
    };
  return { text: word.norm.startsWith("цен") ? "цена" : text, gender, ending };
}

/** «Подписанный» договор need not be signed again. */
const participle = /(?:нн|вш|[аяую]ющ|ущ|ащ|ящ)(?:ый|ий|ая|ое|ее|ые|ие|ого|его|ую|ых|их|ой|ей)$/;

/** The thing a phrase begins with, in the nominative with its adjectives; null when it begins with something else. */
export function nominativePhrase(words: readonly NameWord[], oblique: boolean): Phrase | null {
  const noun = words.findIndex((word) => !isAdjective(word.norm));
  const head = words[noun];
  if (!head || isPreposition(head.norm) || noun > 3) return null;
  const [text, gender] = guess(head, oblique);
  const phrase = known(head, oblique) ?? {
    text: /^[A-ZА-ЯЁ]{2,5}$/.test(text) ? text : text.toLowerCase(),
    gender,
    ending: "",
  };
  const before = words
    .slice(0, noun)
    .filter(({ norm }) => !participle.test(norm))
    .map((word) => adjective(word.raw.toLowerCase(), phrase.gender));
  return { ...phrase, text: [...before, phrase.text].join(" ") };
}

/** Whether the word is a thing whose usual end is known. */
export const isKnownThing = (word: NameWord): boolean => things.some(([stem]) => stem.test(word.norm));
