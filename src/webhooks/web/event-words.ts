import { useTranslation } from "react-i18next";

/** What an event is called: as the log of changes calls it, "Всё, что происходит" for `*`, "Сделки: всё" for `deal.*`. */
export function useEventWords(): (name: string) => string {
  const { t, i18n } = useTranslation(["webhooks", "identity"]);
  return (name) => {
    if (name === "*") return t("web.everything");
    const [entity = "", verb = ""] = name.split(".");
    if (verb === "*") return t("web.allOf", { entity: entityWord(entity) });
    const key = `identity:action.${entity}.${verb}`;
    return i18n.exists(key) ? t(key as "identity:action.deal.won") : name;
  };

  function entityWord(entity: string): string {
    const key = `webhooks:web.entity.${entity}`;
    return i18n.exists(key) ? t(key as "web.entity.deal") : entity;
  }
}
