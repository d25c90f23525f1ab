import { suggestEnglish } from "./english-suggestion.ts";
import { englishVerdict } from "./english-verdict.ts";
import { suggestRussian } from "./russian-suggestion.ts";
import { russianVerdict } from "./russian-verdict.ts";
import { type NameVerdict, readStageName } from "./stage-name.ts";

/** What a stage's name states, and a wording as a result when it states none (PIP-4). The name's script chooses the grammar. */
export function judgeName(text: string): { readonly verdict: NameVerdict; readonly suggestion: string | null } {
  const name = readStageName(text);
  const words = name.words.map(({ norm }) => norm);
  if (words.length === 0) return { verdict: "thing", suggestion: null };
  const verdict = name.script === "cyrillic" ? russianVerdict(words) : englishVerdict(words);
  if (verdict === "result") return { verdict, suggestion: null };
  const suggestion = name.script === "cyrillic" ? suggestRussian(name) : suggestEnglish(name, verdict === "process");
  return { verdict, suggestion };
}
