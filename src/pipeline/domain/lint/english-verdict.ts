import type { NameVerdict } from "./stage-name.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const irregularParticiples = words(`
  sent held won lost paid made met done given taken got gotten bought sold upsold built chosen written drawn shown seen left kept brought
  begun gone known found told said spoken understood heard broken grown thrown withdrawn undergone overcome went came spent dealt caught
  sought laid quit became resold rebuilt rewritten repaid prepaid overpaid lent led shipped forgotten driven sworn
  resent taught felt redone redrawn reset swept wrote spoke took gave chose knew began saw
`);
/** The same word is an order when it comes first: «set meeting», «put on hold». */
const participlesAfterNoun = words(
  "set put cut hit read run come become planned proposed suggested estimated projected",
);
const notParticiples = words(`
  need speed feed seed bed red bid weed greed deed indeed exceed proceed succeed shed embed wed hundred sacred detailed advanced
  limited unlimited naked rugged medical expected required needed related interrelated dated
  assumed unexpected extended continued dedicated wanted desired intended united fred
`);
const states = words("complete ready live successful clear onboard mql sql sal done ok yes");

const denials = words("not no never without cannot can't don't doesn't didn't isn't hasn't haven't won't unable yet");
const modals = words(`
  will should must can could may might would if until when tbd is are soon almost nearly thinks
  think considers decides decide hopes expects wait waits await awaits pending awaiting waiting considering getting get gets
  thinking ongoing todo unsure maybe being
`);
const prepositions = words(
  "in on under at with for out to by of from into through after before during within via per about over up",
);
/** Nouns that merely look like a continuing verb; alone they are no result either. */
const ingNouns = words(`
  meeting pricing training billing onboarding financing funding briefing hearing offering marketing engineering booking licensing
  shipping manufacturing branding underwriting
`);
const processNouns =
  /^(?:negotiations?|discussions?|reviews?|qualification|consideration|evaluation|analysis|approval|preparation|production|delivery|development|implementation|installation|progress|process|pipeline|research|discovery|assessment|verification|validation|follow|followup|contracting|talks?|work|nurture|handover|handoff|outreach|dialogue?|conversation|correspondence|clarification|coordination|procurement|examination|inspection|investigation|exploration|collection|selection|integration|configuration|registration|processing|trial|pilot|identify|legal|redlines?|closing|search)$/;
export const orders = words(`
  send schedule set call meet prepare sign pay get make contact follow qualify close check review agree discuss deliver ship arrange
  collect write draft present demo invoice negotiate confirm book wait find select chase ask receive identify reach offer convince
  persuade propose build create visit email push develop define understand
`);

const isParticiple = (word: string): boolean =>
  irregularParticiples.has(word) ||
  (word.length > 3 && /[a-z]ed$/.test(word) && !/eed$/.test(word) && !notParticiples.has(word)) ||
  word === "agreed" ||
  word === "guaranteed";
const isDenied = (word: string): boolean =>
  /^un(?:paid|signed|sent|answered|contacted|qualified|processed|read|assigned|sorted|touched|confirmed|approved|worked|sold|met|closed|decided|resolved|made)/.test(
    word,
  );

/** Says that something has come about, given where the word stands: «contract signed», «paid», «set meeting» not. */
export function statesEnglishResult(list: readonly string[], at: number): boolean {
  const word = list[at] ?? "";
  if (isDenied(word)) return false;
  if (participlesAfterNoun.has(word)) return at > 0 && !prepositions.has(list[at - 1] ?? "");
  if (states.has(word))
    return at === list.length - 1 || word === "ready" || word === "live" || word === "clear" || word === "successful";
  return isParticiple(word);
}

/** Words that keep the whole name in the present or the future. */
function keepsOn(list: readonly string[]): boolean {
  if (list.some((word) => denials.has(word))) return true;
  if (list.some((word) => modals.has(word))) return true;
  if (list.some((word, at) => word === "to" && list[at + 1] === "be")) return true;
  if (
    list.some((word, at) => /^(?:needs?|wants?)$/.test(word) && /^(?:to|an?|more|some|time)$/.test(list[at + 1] ?? ""))
  )
    return true;
  return (
    /^(?:to|in|on|under|at|out|with|for|by|of)$/.test(list[0] ?? "") && !statesEnglishResult(list, list.length - 1)
  );
}

const isIng = (word: string): boolean => word.length > 4 && word.endsWith("ing");

/** Verdict on an English name (PIP-4): a result needs a past participle, a past verb or a state reached. */
export function englishVerdict(list: readonly string[]): NameVerdict {
  if (keepsOn(list)) return list.some((word) => isParticiple(word) && list[0] === "not") ? "thing" : "process";
  const at = list.findIndex((_, index) => statesEnglishResult(list, index));
  const next = list[at + 1];
  const goesOn = next !== undefined && (processNouns.test(next) || (isIng(next) && next !== "meeting"));
  const ordered = at > 0 && orders.has(list[0] ?? "") && next !== undefined && !prepositions.has(next);
  const during =
    at > 0 &&
    isIng(list[0] ?? "") &&
    !ingNouns.has(list[0] ?? "") &&
    at < list.length - 1 &&
    !prepositions.has(next ?? "");
  if (at >= 0 && !goesOn && !ordered && !during) return "result";
  if (
    /^(?:new|incoming|inbound|fresh)$/.test(list[0] ?? "") &&
    /^(?:leads?|requests?|inquir|enquir|orders?|deals?|opportunit|customers?|clients?|applications?)/.test(
      list[1] ?? "",
    )
  )
    return "result";
  if (list.join(" ") === "lead in") return "result";
  return isProcess(list) ? "process" : "thing";
}

function isProcess(list: readonly string[]): boolean {
  return (
    orders.has(list[0] ?? "") ||
    list.some(
      (word, at) =>
        isIng(word) || ingNouns.has(word) || processNouns.test(word) || (at === 0 && prepositions.has(word)),
    )
  );
}
