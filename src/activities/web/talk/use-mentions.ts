import { useRef, useState } from "react";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useSession } from "../../../ui/session.tsx";
import { listMentionable } from "../../contract.ts";
import { mentionedIn } from "../../domain/mentioned.ts";

/** What the text is about: a deal, an activity that is there, or with neither something of one's own. */
export interface TalkPlace {
  readonly deal?: string;
  readonly activity?: string;
}

export const placeOf = (dealId: string | null | undefined): TalkPlace => (dealId ? { deal: dealId } : {});

export interface Mentions {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Asked for with the first "@": most texts call nobody. */
  readonly ask: () => void;
  readonly choose: (id: string) => void;
  /** The ids of those whom the text calls. */
  readonly idsIn: (text: string) => string[];
}

/** Who may be called by name here, and whom a text calls. */
export function useMentions(place: TalkPlace): Mentions {
  const [isAsked, setAsked] = useState(false);
  const chosen = useRef(new Set<string>());
  const read = useEndpoint(listMentionable, { query: place }, { enabled: isAsked, staleTime: 300_000 });
  const { user } = useSession();
  // Nobody calls oneself.
  const people = read.data?.items.filter(({ id }) => id !== user.id) ?? [];
  return {
    people,
    ask: () => setAsked(true),
    choose: (id) => chosen.current.add(id),
    idsIn: (text) => mentionedIn(text, people, chosen.current).map(({ id }) => id),
  };
}
