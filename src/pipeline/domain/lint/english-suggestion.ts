import { englishVerdict, orders } from "./english-verdict.ts";
import type { StageName } from "./stage-name.ts";

/** What is being done, how it ends, and the wording when nothing is named. */
const actions: readonly (readonly [stem: RegExp, participle: string, bare: string])[] = [
  [/^send/, "sent", "Offer sent"],
  [/^negotiat/, "agreed", "Terms agreed"],
  [/^(?:approv)/, "approved", "Deal approved"],
  [/^(?:prepar)/, "prepared", "Documents prepared"],
  [/^(?:sign(?:ing|ature)?$)/, "signed", "Contract signed"],
  [/^(?:qualif)/, "qualified", "Qualification passed"],
  [/^(?:review|consider|evaluat|examin)/, "reviewed", "Offer reviewed"],
  [/^(?:discuss)/, "discussed", "Terms discussed"],
  [/^(?:schedul|book|arrang|set$)/, "scheduled", "Meeting scheduled"],
  [/^(?:present(?:ing|ation)?$)/, "presented", "Presentation held"],
  [/^(?:pay|paying|payment)$/, "paid", "Payment received"],
  [/^(?:invoic)/, "invoiced", "Invoice sent"],
  [/^(?:deliver)/, "delivered", "Order delivered"],
  [/^(?:ship)/, "shipped", "Order shipped"],
  [/^(?:produc(?:e|ing|tion)$|manufactur)/, "produced", "Order produced"],
  [/^(?:develop)/, "developed", "Solution developed"],
  [/^(?:implement)/, "implemented", "Implementation completed"],
  [/^(?:install)/, "installed", "Installation completed"],
  [/^(?:collect|gather)/, "collected", "Documents collected"],
  [/^(?:identif|discover|find|search|prospect)/, "identified", "Need identified"],
  [/^(?:analy|assess|research)/, "analysed", "Need confirmed"],
  [/^(?:verif|check|validat)/, "verified", "Details verified"],
  [/^(?:quot)/, "quoted", "Quote sent"],
  [/^(?:draft|writ|draw)/, "drafted", "Proposal drafted"],
  [/^(?:clos)/, "closed", "Deal closed"],
  [/^(?:onboard)/, "onboarded", "Onboarding completed"],
  [/^(?:train)/, "trained", "Training completed"],
  [/^(?:test|trial)/, "tested", "Trial completed"],
  [/^(?:contact|reach|call)/, "contacted", "Contact made"],
  [/^(?:process)/, "processed", "Request processed"],
  [/^(?:confirm)/, "confirmed", "Order confirmed"],
  [/^(?:renew)/, "renewed", "Contract renewed"],
  [/^(?:select|choos)/, "chosen", "Supplier chosen"],
];

const idioms: readonly (readonly [pattern: RegExp, wording: string])[] = [
  [/\b(?:follow(?:ing)? ?up|followup|no (?:answer|reply|response)|chas(?:e|ing))\b/, "Answer received"],
  [
    /\b(?:wait\w*|await\w*|pending|expect\w*)\b.*\b(?:reply|response|answer|feedback|client|customer)\b/,
    "Reply received",
  ],
  [/\b(?:pay|paid|payment|money|prepayment|deposit)\b/, "Payment received"],
  [/\bdecision makers?\b/, "Decision maker identified"],
  [/\b(?:compar\w+|think|thinks|thinking|decid\w+|decision|considering|undecided|consideration)\b/, "Decision made"],
  [/\b(?:signature|signed|signing|contracting)\b/, "Contract signed"],
  [
    /^(?:negotiations?|negotiating|talks|discussions?|dialogue|bargaining|negotiation (?:review|stage|phase)|in negotiations?)$/,
    "Terms agreed",
  ],
  [/^(?:in )?(?:progress|process|work|working|ongoing|in work|work in progress|wip|active|open)$/, "Work done"],
  [/^(?:on hold|hold|paused|nurtur\w*|stalled|warming up|warm)$/, "Interest confirmed"],
  [/^(?:wait\w*|await\w*|pending)$/, "Reply received"],
  [/^(?:new|unsorted|incoming|inbound|lead|leads|prospects?|suspects?)$/, "Request received"],
  [/^needs?(?: (?:analysis|discovery|assessment|definition))?$/, "Needs defined"],
  [/\b(?:ghost\w*)\b/, "Reply received"],
  [/\btransit\b/, "Order delivered"],
  [/^call ?back$/, "Contact made"],
  [/^working\b/, "Work done"],
  [/\bvalue proposition\b/, "Value confirmed"],
  [/\bpilot|\bpoc\b|\btrial\b/, "Trial completed"],
];

const things: readonly (readonly [word: RegExp, ending: string])[] = [
  [/^(?:meeting|appointment|demo|call|webinar|workshop|presentation|visit|demonstration|consultation)$/, "held"],
  [/^(?:proposal|offer|quote|quotation|invoice|estimate|sample|catalogue|tender|bid)$/, "sent"],
  [/^(?:contract|agreement|nda|acts?|sow|paperwork)$/, "signed"],
  [
    /^(?:request|reply|answer|response|payment|prepayment|deposit|feedback|order|po|inquiry|enquiry|money|application)$/,
    "received",
  ],
  [/^(?:terms|price|budget|conditions|scope|pricing|discount|date|dates)$/, "agreed"],
  [/^(?:contact)$/, "made"],
  [/^(?:decision)$/, "made"],
  [/^(?:deal|sale|opportunity)$/, "closed"],
  [/^(?:project|design|layout|specification|spec|drawing)$/, "approved"],
  [/^(?:documents?|docs|data|requirements)$/, "collected"],
  [/^(?:interest|need|needs)$/, "confirmed"],
  [/^(?:lead|prospect|customer)$/, "qualified"],
  [/^(?:objections?)$/, "resolved"],
];

const fillers =
  /^(?:in|on|under|at|for|with|to|by|of|from|the|a|an|is|are|be|being|phase|stage|client|customer|waiting|awaiting|pending|wait|needs|requires|reads?|partially|getting|still|out|about|progress|process)$/;
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const acronym = (raw: string): string =>
  /^[A-Z]{2,4}$/.test(raw) && !/^(?:IN|ON|TO|THE)$/.test(raw) ? raw : raw.toLowerCase();

function fromAction(name: StageName): string | null {
  const words = name.parts[0] ?? [];
  const at = words.findIndex(
    ({ norm }) => actions.some(([stem]) => stem.test(norm)) && !(words.length > 1 && fillers.test(norm)),
  );
  const action = actions.find(([stem]) => stem.test(words[at]?.norm ?? ""));
  if (!action) return null;
  const [, participle, bare] = action;
  const verb = words[at]?.norm ?? "";
  if (at === 0 && words.length > 1 && !orders.has(verb) && !/ing$/.test(verb) && !fillers.test(words[1]?.norm ?? ""))
    return null;
  const tail = words.findIndex(({ norm }, index) => index > at && /^(?:in|with|by|from|to|at|for|on)$/.test(norm));
  const object = words
    .slice(0, tail < 0 ? words.length : tail)
    .filter(
      (word, index) =>
        index !== at &&
        !fillers.test(word.norm) &&
        !/ing$/.test(word.norm) &&
        !/^(?:and|up|initial|final|first|ongoing|active|\w{3,}ed)$/.test(word.norm),
    );
  if (object.length === 0 || object.length > 3) return bare;
  const known = things.some(([word]) => word.test(object.at(-1)?.norm ?? ""));
  if (!known && at > 0 && at === words.length - 1 && !/ing$/.test(verb)) return null;
  if (/^(?:presentation|demo|meeting)$/.test(object.at(-1)?.norm ?? "") && participle === "prepared") return bare;
  return capitalised(`${object.map(({ raw }) => acronym(raw)).join(" ")} ${participle}`);
}

function fromThing(name: StageName): string | null {
  const words = (name.parts[0] ?? []).filter(({ norm }) => !fillers.test(norm) && norm !== "no" && norm !== "not");
  const at = words.findLastIndex(({ norm }) => things.some(([word]) => word.test(norm)));
  const ending = things.find(([word]) => word.test(words[at]?.norm ?? ""))?.[1];
  if (!ending || at > 3) return null;
  return capitalised(
    `${words
      .slice(0, at + 1)
      .map(({ raw }) => acronym(raw))
      .join(" ")} ${ending}`,
  );
}

function fromParts(name: StageName): string | null {
  if (name.parts.length < 2) return null;
  const part = name.parts.find((words) => englishVerdict(words.map(({ norm }) => norm)) === "result");
  return part ? capitalised(part.map(({ raw }) => raw).join(" ")) : null;
}

function fromDenial(name: StageName): string | null {
  const words = name.words.filter(({ norm }) => norm !== "not");
  if (words.length === name.words.length) {
    const only = name.words.length === 1 ? /^un(\w+ed|paid|sent|read|met)$/.exec(name.words[0]?.norm ?? "") : null;
    return only?.[1] ? capitalised(only[1]) : null;
  }
  return words[0]?.norm === "interested" ? null : capitalised(words.map(({ raw }) => acronym(raw)).join(" "));
}

/** «Kitting» → «Kitting completed»: any activity can be brought to an end. */
function fromProcess(name: StageName): string | null {
  const words = (name.parts[0] ?? []).filter(({ norm }) => !/^(?:in|on|under|at|the)$/.test(norm));
  if (words.length === 0 || words.length > 3 || /^(?:with|by|for|to|out|of|from|risk)$/.test(words[0]?.norm ?? ""))
    return null;
  return capitalised(`${words.map(({ raw }) => acronym(raw)).join(" ")} completed`);
}

/** A wording of the same stage as a result, or null; it always passes the lint itself (PIP-4). */
export function suggestEnglish(name: StageName, isProcess: boolean): string | null {
  const text = name.words.map(({ norm }) => norm).join(" ");
  const idiom = idioms.find(([pattern]) => pattern.test(text));
  const offers = [
    () => fromParts(name),
    () => fromDenial(name),
    () => idiom?.[1] ?? null,
    () => fromAction(name),
    () => fromThing(name),
    () => (isProcess ? fromProcess(name) : null),
  ];
  for (const offer of offers) {
    const wording = offer();
    if (wording && englishVerdict(wording.toLowerCase().match(/[\p{L}']+/gu) ?? []) === "result") return wording;
  }
  return null;
}
