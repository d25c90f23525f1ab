import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../../ui/forms/server-errors.ts";
import own from "./new-pipeline.module.css";

import { useCreatePipeline } from "./use-create-pipeline.ts";

type Body = Parameters<ReturnType<typeof useCreatePipeline>["mutate"]>[0]["body"];

/** The last step of every way: the name, and the one button that creates. */
export function CreateForm({ name, bodyOf }: { name: string; bodyOf: (name: string) => Body }) {
  const { t } = useTranslation("pipeline");
  const [typed, setTyped] = useState(name);
  const create = useCreatePipeline();
  const inField = serverErrors(create.error).name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== "") create.mutate({ body: bodyOf(typed.trim()) });
  };
  return (
    <form className={own.create} onSubmit={submit}>
      <TextInput
        className="grow"
        label={t("settings.editor.name")}
        value={typed}
        error={inField}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          create.reset();
        }}
      />
      <Button type="submit" variant="ink" loading={create.isPending} disabled={typed.trim() === ""}>
        {t("settings.new.create")}
      </Button>
      {inField === undefined && <FormRefusal error={create.error} />}
    </form>
  );
}
