import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../ui/i18n/use-language.ts";
import classes from "./public-page.module.css";

/** A page before sign-in: the product's name, the language, one question. */
export function PublicPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation("ui");
  const { language, languages, choose } = useLanguage();
  const other = languages.find((one) => one !== language) ?? language;
  return (
    <main id="content" className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <b>{t("product")}</b>
          <Button size="sm" variant="subtle" className="flush-end" lang={other} onClick={() => void choose(other)}>
            {t(`languages.${other}`)}
          </Button>
        </div>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}

export const formClass = classes.form ?? "";
export const pairClass = classes.pair ?? "";
