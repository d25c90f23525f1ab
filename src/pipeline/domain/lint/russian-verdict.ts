import {
  isFullParticiple,
  isInfinitive,
  isModal,
  isPastVerb,
  isPreposition,
  isPresentParticiple,
  isPresentVerb,
  isProcessNoun,
  isResultAdjective,
  isShortParticiple,
  isUnfinishedPast,
} from "./russian-forms.ts";
import type { NameVerdict } from "./stage-name.ts";

const outcome = /^(?:успех|победа|выигрыш|успешн(?:ый|ая|ое|ые)|готов(?:ый|ая|ое|ые)|mql|sql|won|paid|done)$/;
const fresh = /^(?:нов|входящ|поступивш|свеж)(?:ый|ая|ое|ые|ий|ее|ие)$/;
const arrival = /^(?:заявк|лид|обращени|запрос|заказ|клиент|сделк|звон|письм|покупател|контакт)/;
const waiting = /^(?:ожидан|раздум|процесс)/;
/** «В работе», «на оформлении»: the place where a process keeps the deal. */
const inProcess = /(?:нии|тии|ции|ке|те|се|ие|оре|оде|оне|ах|ях|ове|исте|аже|инге|стве|ане|изе|уске|оле|але)$/;

/** Says that something has come about: a participle, a past verb or an adjective of state. */
export function statesResult(word: string, before: string | undefined): boolean {
  if (isPastVerb(word)) return !isUnfinishedPast(word);
  if (before === "не" || before === "нет") return false;
  return isResultAdjective(word) || isShortParticiple(word);
}

/** Verdict on a Russian name (PIP-4): a result needs evidence, so a bare noun is at best a thing. */
export function russianVerdict(words: readonly string[]): NameVerdict {
  if (words.some((word) => isModal(word) || isPresentVerb(word) || /^(?:пауз|(?:по)?думать)/.test(word)))
    return "process";
  if (words.some((word, at) => word === "еще" && words[at + 1] === "не")) return "process";
  const result = words.findIndex((word, at) => statesResult(word, words[at - 1]));
  const waits = words.some((word, at) => waiting.test(word) && result !== at + 1 && words.length > 1);
  if (result >= 0) return waits ? "process" : "result";
  if (isPreposition(words[0] ?? "")) return "process";
  const noun = words.findIndex(isProcessNoun);
  const described = words.findIndex((word) => isFullParticiple(word) || outcome.test(word));
  if (described >= 0 && (noun < 0 || noun > described + 1)) return "result";
  const placed = words.some((word) => /^(?:в|во|на|у|под)$/.test(word));
  if (!placed && words.some((word, at) => fresh.test(word) && arrival.test(words[at + 1] ?? ""))) return "result";
  return isProcess(words, noun) ? "process" : "thing";
}

function isProcess(words: readonly string[], noun: number): boolean {
  if (noun >= 0) return true;
  return words.some(
    (word, at) =>
      isInfinitive(word) ||
      isPresentParticiple(word) ||
      isUnfinishedPast(word) ||
      (isPreposition(words[at - 1] ?? "") && inProcess.test(word)),
  );
}
