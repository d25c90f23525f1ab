import type { Locale } from "../../kernel/actor.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { en } from "./vocabulary-en.ts";
import { ru } from "./vocabulary-ru.ts";

export const vocabularies: Readonly<Record<Locale, Vocabulary>> = { ru, en };
