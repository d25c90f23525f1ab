import { ActionIcon, Menu } from "@mantine/core";
import { IconDotsVertical } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../ui/session.tsx";
import type { Card } from "../../contract.ts";
import classes from "./card.module.css";
import type { CardDeeds } from "./card-deeds.ts";

interface CardMenuProps {
  readonly card: Card;
  readonly stages: readonly { readonly id: string; readonly name: string }[];
  readonly deeds: CardDeeds;
  readonly tabIndex: number;
  readonly isChosen: boolean;
}

/** Everything a drag can do and more, for those who do not drag. Its items are made when it is opened. */
export function CardMenu({ card, stages, deeds, tabIndex, isChosen }: CardMenuProps) {
  const { t } = useTranslation("pipeline");
  const [opened, setOpened] = useState(false);
  const button = (
    <ActionIcon
      size="sm"
      className={classes.menu ?? ""}
      tabIndex={tabIndex}
      aria-label={t("web.card.menu", { title: card.title })}
      aria-haspopup="menu"
      onClick={() => setOpened(true)}
    >
      <IconDotsVertical size={14} stroke={1.5} aria-hidden />
    </ActionIcon>
  );
  if (!opened) return button;
  return (
    <Menu opened onChange={setOpened} position="bottom-end" width={230} returnFocus>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <MenuItems {...{ card, stages, deeds, isChosen }} />
      </Menu.Dropdown>
    </Menu>
  );
}

function MenuItems({ card, stages, deeds, isChosen }: Omit<CardMenuProps, "tabIndex">) {
  const { t } = useTranslation("pipeline");
  const mayMove = useMay("deals.move");
  const mayEdit = useMay("deals.edit");
  return (
    <>
      <Menu.Item onClick={() => deeds.open(card)}>{t("web.card.open")}</Menu.Item>
      <Menu.Item onClick={() => deeds.plan(card)}>{t("web.card.plan")}</Menu.Item>
      {mayEdit && (
        <Menu.Item onClick={() => deeds.choose(card, false)}>
          {t(isChosen ? "web.card.letGo" : "web.card.choose")}
        </Menu.Item>
      )}
      {mayMove && (
        <>
          <Menu.Divider />
          <Menu.Label>{t("web.card.moveTo")}</Menu.Label>
          {stages.map((stage) => (
            <Menu.Item key={stage.id} disabled={stage.id === card.stageId} onClick={() => deeds.move(card, stage.id)}>
              {stage.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => deeds.postpone(card)}>{t("web.card.postpone")}</Menu.Item>
          <Menu.Item onClick={() => deeds.lose(card)}>{t("web.card.lose")}</Menu.Item>
        </>
      )}
    </>
  );
}
