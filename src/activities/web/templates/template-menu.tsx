import { Menu } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOwnTexts } from "../../../custom-fields/web/index.ts";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { AppLink } from "../../../ui/link.tsx";
import { useSession } from "../../../ui/session.tsx";
import { getTemplateValues, listNoteTemplates } from "../../contract.ts";
import type { ActivityKind } from "../../domain/activity-kind.ts";
import { fillTemplate, ownPlaceholder } from "../../domain/fill-template.ts";
import classes from "../talk/talk.module.css";

interface TemplateMenuProps {
  readonly kind: ActivityKind;
  readonly dealId: string | null;
  readonly onText: (text: string) => void;
}

/** "Шаблон": chosen by name, filled in with what the deal knows. */
export function TemplateMenu({ kind, dealId, onText }: TemplateMenuProps) {
  const { t } = useTranslation("activities");
  const [isAsked, setAsked] = useState(false);
  const templates = useEndpoint(listNoteTemplates, { query: { kind } }, { enabled: isAsked, staleTime: 0 });
  const fill = useFilling(dealId, isAsked);
  const items = templates.data?.items;
  return (
    <Menu position="bottom-start" onOpen={() => setAsked(true)}>
      <Menu.Target>
        <button type="button" className={classes.deed}>
          <IconTemplate size={14} stroke={1.5} aria-hidden />
          {t("web.templates.choose")}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {items?.map(({ id, name, body }) => (
          <Menu.Item key={id} disabled={fill === null} onClick={() => onText(fill?.(body) ?? body)}>
            {name}
          </Menu.Item>
        ))}
        {items?.length === 0 && <Menu.Label>{t("web.templates.none")}</Menu.Label>}
        {items === undefined && <Menu.Label>{t("web.templates.reading")}</Menu.Label>}
        <Menu.Divider />
        <Menu.Item component="div">
          <AppLink to="/settings/note-templates">{t("web.templates.keep")}</AppLink>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Puts in what the deal knows, in the person's own way of writing sums and days; null while it is being read. */
function useFilling(dealId: string | null, isAsked: boolean): ((text: string) => string) | null {
  const format = useFormat();
  const { user } = useSession();
  const textOf = useOwnTexts("deal");
  const enabled = isAsked && dealId !== null;
  const read = useEndpoint(getTemplateValues, { params: { id: dealId ?? "" } }, { enabled, staleTime: 0 });
  if (enabled && read.isPending) return null;
  const deal = read.data;
  const ownValues = Object.entries(deal?.custom ?? {}).map(([key, value]) => [
    ownPlaceholder(key),
    textOf(key, value)[1],
  ]);
  const today = format.dayLong(format.dayOf(Date.now()));
  return (text) =>
    fillTemplate(text, {
      "my.name": user.name,
      today,
      ...(deal === undefined
        ? {}
        : {
            "deal.title": deal.title,
            "deal.amount": deal.amount === null ? null : format.money(deal.amount),
            "deal.stage": deal.stage,
            "deal.company": deal.company,
            "deal.product": deal.product,
            "deal.closing": deal.closing === null ? null : format.dayLong(deal.closing),
            "contact.name": deal.contact,
            ...Object.fromEntries(ownValues),
          }),
    });
}
