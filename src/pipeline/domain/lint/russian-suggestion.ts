import { agree, isAdjective, isKnownThing, nominativePhrase, type Phrase } from "./russian-agreement.ts";
import { isPreposition, isPresentParticiple, isPresentVerb, isProcessNoun } from "./russian-forms.ts";
import { russianVerdict } from "./russian-verdict.ts";
import type { NameWord, StageName } from "./stage-name.ts";

/** What is being done (noun, infinitive or present), the participle of its end, and the wording when nothing is named. */
const actions: readonly (readonly [stem: RegExp, participle: string, bare: string])[] = [
  [/^(?:отправ|отсыл|высыл|выслат|посыл)/, "отправлен", "Предложение отправлено"],
  [/^(?:согласов|согласу)/, "согласован", "Согласовано"],
  [/^(?:утвержд|утверд)/, "утверждён", "Утверждено"],
  [/^(?:подготов|подготав|готов(?:им|ит|ят|лю)|готовится)/, "подготовлен", "Документы подготовлены"],
  [/^(?:подпис(?:ан|ыв|ат|и$)|подпиш)/, "подписан", "Договор подписан"],
  [/^(?:заключени|заключа|заключит)/, "заключён", "Договор заключён"],
  [/^контрактац/, "подписан", "Контракт подписан"],
  [/^(?:оформл|оформ)/, "оформлен", "Документы оформлены"],
  [/^(?:обработ|обрабат)/, "обработан", "Заявка обработана"],
  [/^(?:квалификац|квалифиц)/, "квалифицирован", "Квалификация пройдена"],
  [/^(?:рассмотр|рассматр|изуч)/, "рассмотрен", "Предложение рассмотрено"],
  [/^(?:обсужд|обсуд)/, "обсуждён", "Условия обсуждены"],
  [/^(?:отработк|отрабатыв|отработат)/, "отработан", "Возражения отработаны"],
  [/^(?:провер)/, "проверен", "Проверка пройдена"],
  [/^(?:проведени|провест|проводи)/, "проведён", "Встреча проведена"],
  [/^(?:назнач)/, "назначен", "Встреча назначена"],
  [/^(?:планир|заплан)/, "запланирован", "Дата согласована"],
  [/^(?:расчет|просчет|рассчит|просчит|калькуляц)/, "рассчитан", "Стоимость рассчитана"],
  [/^(?:выставлени|выставля|выстави|выставим)/, "выставлен", "Счёт выставлен"],
  [/^(?:оплат(?:ит|а$|ы$|у$|е$)|оплач)/, "оплачен", "Оплата получена"],
  [/^(?:получени|получа|получит)/, "получен", "Ответ получен"],
  [/^(?:сбор|собира|собрат)/, "собран", "Документы собраны"],
  [/^(?:выявл|выявит)/, "выявлен", "Потребность выявлена"],
  [/^(?:анализ|проанализ|исследов)/, "проанализирован", "Анализ выполнен"],
  [/^(?:подбор|подбира)/, "подобран", "Вариант подобран"],
  [/^(?:выбор|выбира)/, "выбран", "Вариант выбран"],
  [/^(?:поиск|ищ|искат|найт)/, "найден", "Вариант найден"],
  [/^(?:доставк|доставл|доставит)/, "доставлен", "Заказ доставлен"],
  [/^(?:отгруз|отгруж)/, "отгружен", "Заказ отгружен"],
  [/^(?:поставк|поставл)/, "поставлен", "Товар поставлен"],
  [/^(?:производств|изготов|изготавл|производ)/, "изготовлен", "Заказ изготовлен"],
  [/^(?:монтаж|монтир)/, "смонтирован", "Монтаж выполнен"],
  [/^(?:установк|установит|устанавл)/, "установлен", "Оборудование установлено"],
  [/^(?:внедр)/, "внедрён", "Внедрение завершено"],
  [/^(?:разработ|разрабат)/, "разработан", "Проект разработан"],
  [/^(?:составлени|составит|составля)/, "составлен", "Предложение составлено"],
  [/^(?:заполнени|заполня|заполнит)/, "заполнен", "Бриф заполнен"],
  [/^(?:создани|создат|созда[ею])/, "создан", "Макет создан"],
  [/^(?:формирован|сформир)/, "сформирован", "Предложение сформировано"],
  [/^(?:уточн)/, "уточнён", "Детали уточнены"],
  [/^(?:одобр)/, "одобрен", "Сделка одобрена"],
  [/^(?:закрыт(?:ие|ия|ии|ь)|закрыва)/, "закрыт", "Сделка закрыта"],
  [/^(?:завершени|завершит|завершае)/, "завершён", "Сделка завершена"],
  [/^(?:передач|передат|переда[ею])/, "передан", "Документы переданы"],
  [/^(?:продл)/, "продлён", "Договор продлён"],
  [/^(?:исполнени|выполнени|выполня)/, "выполнен", "Заказ выполнен"],
  [/^(?:реализац|реализов)/, "реализован", "Заказ реализован"],
  [/^(?:регистрац|зарегистр)/, "зарегистрирован", "Регистрация завершена"],
  [/^(?:подтвержд|подтверд)/, "подтверждён", "Заказ подтверждён"],
  [/^(?:приемк|прием$|приема$)/, "принят", "Работы приняты"],
  [/^(?:принима|принять|принятие|принятия|принятии)/, "принят", "Решение принято"],
];

/** Names whose result has another name altogether. */
const idioms: readonly (readonly [pattern: RegExp, wording: string])[] = [
  [
    /(?:^| )(?:дума|размышл|раздум|решают|решает|сомнева|сравнива|колебл|советуется|советуются|дожим|дожат|дожать)/,
    "Решение принято",
  ],
  [/(?:^| )(?:переговор|торгу)/, "Условия согласованы"],
  [/(?:^| )торг/, "Цена согласована"],
  [/(?:^| )(?:молч|не отвеча|нет ответа|без ответа|напомин|фоллоу|follow|обратная связь)/, "Ответ получен"],
  [/(?:^| )(?:прозвон|обзвон|созвон|перезвон|звон(?:ю|им|ят)$|позвон|звонит|дозвон|недозвон)/, "Звонок состоялся"],
  [/(?:^| )(?:связаться|связь$|связываемся|установление контакта|знакомство$)/, "Контакт установлен"],
  [/(?:^| )(?:встретиться|встречаемся)/, "Встреча состоялась"],
  [/(?:^| )(?:презентовать|показать)/, "Презентация проведена"],
  [/(?:^| )(?:прогрев|подогрев|взращ|греем)/, "Интерес подтверждён"],
  [/(?:^| )(?:тестирован|тестиру)/, "Тестирование завершено"],
  [/(?:^| )(?:обучен)/, "Обучение завершено"],
  [/^(?:отказ|отказы|отвал|слив)$/, "Клиент отказался"],
  [/^(?:в |на )?(?:работ[аеуы]|работаем)(?: с клиентом)?$/, "Заявка взята в работу"],
  [/(?:^| )в работ[еу](?: |$)/, "Заявка взята в работу"],
  [/^(?:(?:в |на )?ожида\S+|жд\S+)$/, "Ответ получен"],
  [/^(?:в )?(?:процесс[еа]?|активн\S*)$/, "Работа выполнена"],
  [/^(?:нов|неразобран|входящ|необработан|лиды$)/, "Заявка получена"],
  [/^(?:отложен|пауза|на паузе|холд|спящ)/, "Дата возврата согласована"],
  [/^(?:квалификац)/, "Квалификация пройдена"],
];

const wrappers =
  /^(?:в|во|на|у|по|процесс[еа]?|стади[ия]|этап[еа]?|клиент(?:а|ом)?|ожидан\S*|жд(?:ем|ет|ут|у)|ожида(?:ем|ет|ют|ется|ются)|нужн[аоы]|нужен|надо|требуется|скоро|пока)$/;
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const say = (phrase: Phrase, ending: string): string => capitalised(`${phrase.text} ${agree(ending, phrase.gender)}`);

/** Words that an action is done to; «подготовка и отправка КП» shares its object between both actions. */
function objectWords(rest: readonly NameWord[]): readonly NameWord[] {
  const own = rest[0]?.norm === "и" ? rest.slice(2) : rest;
  const end = own.findIndex(({ norm }) => norm === "и" || isPreposition(norm) || isPresentVerb(norm));
  return end < 0 ? own : own.slice(0, end);
}

function fromAction(words: readonly NameWord[]): string | null {
  for (const [at, word] of words.entries()) {
    const action = actions.find(([stem]) => stem.test(word.norm));
    if (!action || isPresentParticiple(word.norm) || (isAdjective(word.norm) && !isPresentVerb(word.norm))) continue;
    const [, participle, bare] = action;
    const after = objectWords(words.slice(at + 1));
    const object = after.length > 0 ? nominativePhrase(after, true) : null;
    const person = /^(?:клиент|заказчик|покупател|банк|юрист|руководств|директор|частям)/;
    if (object && !person.test(object.text)) return say(object, participle);
    const subject = words.slice(0, at).filter(({ norm }) => !wrappers.test(norm) && !isPreposition(norm));
    const held = isPreposition(words[at - 1]?.norm ?? "") && subject.length === 1;
    if (held || subject.some(isKnownThing)) {
      const phrase = nominativePhrase(subject, false);
      if (phrase) return say(phrase, participle);
    }
    return bare;
  }
  return null;
}

/** «У клиента», «на подписи»: where the thing lies now, not which thing it is. */
const where = /^(?:у |(?:в|на) .*(?:е|и|ах|ях)$)/;

function fromThing(words: readonly NameWord[]): string | null {
  const start = words.findIndex(
    ({ norm }) =>
      !wrappers.test(norm) && !isPresentVerb(norm) && !isPresentParticiple(norm) && norm !== "не" && norm !== "нет",
  );
  if (start < 0) return null;
  const rest = words.slice(start);
  const phrase = nominativePhrase(rest, start > 0);
  if (!phrase?.ending) return null;
  const tail = rest.slice(rest.findIndex((word) => !isAdjective(word.norm)) + 1);
  const kept =
    start === 0 &&
    tail.length > 1 &&
    tail.length < 4 &&
    isPreposition(tail[0]?.norm ?? "") &&
    !where.test(tail.map(({ norm }) => norm).join(" "));
  const text = kept ? `${phrase.text} ${tail.map(({ raw }) => raw).join(" ")}` : phrase.text;
  return say({ ...phrase, text }, phrase.ending);
}

/** «Брендирование партии» → «Брендирование партии завершено»: any action can be brought to an end. */
function fromProcess(words: readonly NameWord[]): string | null {
  const at = words.findIndex(({ norm }) => isProcessNoun(norm) && norm.length > 4 && !/ок$/.test(norm));
  const noun = words[at];
  if (!noun || at > 2) return null;
  const oblique = at > 0 && words.slice(0, at).some(({ norm }) => isPreposition(norm));
  const head = words.slice(0, at).filter(({ norm }) => isAdjective(norm));
  const phrase = nominativePhrase([...head, noun], oblique);
  const tail = words.slice(at + 1, at + 4).map(({ raw }) => raw);
  return phrase && phrase.gender !== "p"
    ? say({ ...phrase, text: [phrase.text, ...tail].join(" ") }, "завершён")
    : null;
}

/** A name that promises more after a result («КП отправлено, ждём ответа») keeps the result. */
function fromParts(name: StageName): string | null {
  if (name.parts.length < 2) return null;
  const part = name.parts.find((words) => russianVerdict(words.map(({ norm }) => norm)) === "result");
  return part ? capitalised(part.map(({ raw }) => raw).join(" ")) : null;
}

/** «Не обработан» → «Обработан». */
function fromDenial(words: readonly NameWord[]): string | null {
  if (words[0]?.norm !== "не") return null;
  return capitalised(
    words
      .slice(1)
      .map(({ raw }) => raw.toLowerCase())
      .join(" "),
  );
}

/** A wording of the same stage as a result, or null; it always passes the lint itself (PIP-4). */
export function suggestRussian(name: StageName): string | null {
  const text = name.words.map(({ norm }) => norm).join(" ");
  const first = name.parts[0] ?? [];
  const idiom = idioms.find(([pattern]) => pattern.test(text));
  const offers = [
    () => fromParts(name),
    () => fromDenial(name.words),
    () => idiom?.[1] ?? null,
    () => fromAction(first),
    () => fromThing(first),
    () => fromProcess(first),
    () => fromAction(name.words),
    () => (/(?:ют|ут|ят|ат|ет|ит|ются|утся)$/.test(text) ? "Решение принято" : null),
  ];
  for (const offer of offers) {
    const wording = offer();
    if (wording && passes(wording)) return wording;
  }
  return null;
}

const passes = (wording: string): boolean =>
  russianVerdict((wording.match(/[\p{L}-]+/gu) ?? []).map((word) => word.toLowerCase().replaceAll("ё", "е"))) ===
  "result";
