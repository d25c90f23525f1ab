import { calledParts } from "../../domain/mentioned.ts";
import classes from "./talk.module.css";

interface CalledTextProps {
  readonly text: string;
  readonly mentions: readonly { readonly id: string; readonly name: string }[];
}

/** A text with the people it calls standing out. */
export function CalledText({ text, mentions }: CalledTextProps) {
  if (mentions.length === 0) return text;
  let at = 0;
  return calledParts(text, mentions).map((part) => {
    const key = at;
    at += part.text.length;
    return part.isCalled ? (
      <b key={key} className={classes.called}>
        {part.text}
      </b>
    ) : (
      part.text
    );
  });
}
