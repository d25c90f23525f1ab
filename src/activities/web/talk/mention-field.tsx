import { Textarea } from "@mantine/core";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { nameAbout } from "../../../ui/forms/name-about.ts";
import { Avatar } from "../../../ui/marks/avatar.tsx";
import classes from "./talk.module.css";
import { type Person, useCalling } from "./use-calling.ts";
import type { Mentions } from "./use-mentions.ts";

interface MentionFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly mentions: Mentions;
  readonly about?: string | undefined;
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
}

/** A text in which "@" calls a colleague; files that are pasted are handed on. */
export function MentionField(props: MentionFieldProps) {
  const { label, value, onChange, about, onFiles } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const { offered, at, look, choose, press, close } = useCalling(field, props);
  return (
    <div className={classes.field}>
      <Textarea
        ref={field}
        {...(props.isLabelHidden === true ? { "aria-label": label } : { label, ...nameAbout(about, label) })}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        autosize
        minRows={2}
        maxRows={14}
        value={value}
        autoFocus={props.autoFocus ?? false}
        data-autofocus={props.autoFocus || undefined}
        aria-autocomplete="list"
        {...(offered.length > 0 ? { "aria-controls": list, "aria-activedescendant": `${list}-${at}` } : {})}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          look();
        }}
        onSelect={look}
        onBlur={close}
        onKeyDownCapture={press}
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          if (files.length === 0 || onFiles === undefined) return;
          event.preventDefault();
          onFiles(files);
        }}
      />
      <Offered list={list} offered={offered} at={at} choose={choose} />
    </div>
  );
}

interface OfferedProps {
  readonly list: string;
  readonly offered: readonly Person[];
  readonly at: number;
  readonly choose: (one: Person) => void;
}

function Offered({ list, offered, at, choose }: OfferedProps) {
  const { t } = useTranslation("activities");
  return (
    <>
      <span className={classes.spoken} role="status">
        {offered.length > 0 ? t("web.talk.offered", { count: offered.length }) : ""}
      </span>
      {offered.length > 0 && (
        <div id={list} className={classes.offered} role="listbox" aria-label={t("web.talk.people")}>
          {offered.map((one, index) => (
            // The keys are the field's, which keeps the focus.
            <div
              key={one.id}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={classes.option}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(one);
              }}
            >
              <Avatar name={one.name} decorative />
              {one.name}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
