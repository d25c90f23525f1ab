import { useState } from "react";
import { type TalkPlace, useMentions } from "./use-mentions.ts";

/** What is being written of a note or a result: its text, whom it calls, the files that go with it. */
export function useTalkDraft(place: TalkPlace, initial = "") {
  const [text, setText] = useState(initial);
  const [files, setFiles] = useState<readonly File[]>([]);
  const mentions = useMentions(place);
  const said = () => ({ result: text, mentions: mentions.idsIn(text), files });
  return { text, setText, files, setFiles, mentions, said, isEmpty: text.trim() === "" && files.length === 0 };
}

export type TalkDraft = ReturnType<typeof useTalkDraft>;
