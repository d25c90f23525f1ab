import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Segmented } from "../layout/segmented.tsx";
import { FormRefusal } from "./form-refusal.tsx";
import classes from "./name-and-share.module.css";

interface Draft<Who extends string> {
  readonly name: string;
  readonly who: Who;
}

interface NameAndShareProps<Who extends string> {
  readonly title: string;
  readonly draft: Draft<Who>;
  readonly words: Readonly<Record<"name" | "example" | "sharedWith" | "sight" | "save", string>>;
  readonly options: readonly { readonly value: Who; readonly label: string }[];
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSave: (draft: Draft<Who>) => void;
  readonly onClose: () => void;
}

/** The name of what is kept and who else may open it; stands only while it is open. */
export function NameAndShare<Who extends string>(props: NameAndShareProps<Who>) {
  const { title, draft, words, options, isBusy, error, onSave, onClose } = props;
  const { t } = useTranslation("ui");
  const [name, setName] = useState(draft.name);
  const [who, setWho] = useState(draft.who);
  return (
    <Modal closeButtonProps={{ "aria-label": t("confirm.close") }} opened onClose={onClose} title={title} size={440}>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") onSave({ name: name.trim(), who });
        }}
      >
        <TextInput
          label={words.name}
          placeholder={words.example}
          required
          data-autofocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div>
          <div className={classes.label}>{words.sharedWith}</div>
          <Segmented label={words.sharedWith} value={who} onChange={setWho} options={options} />
        </div>
        <p className="t2 sm">{words.sight}</p>
        <FormRefusal error={error} />
        <Button type="submit" variant="ink" loading={isBusy} disabled={name.trim() === ""}>
          {words.save}
        </Button>
      </form>
    </Modal>
  );
}
