import { createDemo, writeRhythm } from "../demo/index.ts";
import { demoSignIn, findWorkspaces } from "../identity/index.ts";
import type { Locale } from "../kernel/actor.ts";
import { isRefusal } from "../kernel/refusal.ts";
import type { Database } from "../platform/database/database.ts";
import { createTranslator } from "../platform/translate.ts";
import { agendaSources } from "./agenda-sources.ts";
import { catalogues } from "./catalogues.ts";
import { regulationSections } from "./regulation-sections.ts";

const story = () => ({
  agenda: agendaSources,
  sections: regulationSections,
  translator: createTranslator(catalogues),
});

/** Makes the demo workspace unless it is there, and answers with what to print: its sign-in. */
export async function openDemo(database: Database, locale: Locale = "ru"): Promise<string> {
  const there = (await findWorkspaces(database.owner)).some((workspace) => workspace.is_demo);
  if (!there) {
    const made = await createDemo(database, locale, Date.now(), [writeRhythm(story())]);
    // Two first visitors at once: the other one's demo is there.
    if (isRefusal(made) && made.refused !== "slug_taken")
      throw new Error(`The demo workspace could not be made: ${made.refused}`);
  }
  return `Demo: ${demoSignIn.email} / ${demoSignIn.password}\n`;
}
