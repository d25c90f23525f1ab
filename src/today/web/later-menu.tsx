import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/keyboard/kbd.tsx";
import type { TodayTask } from "../contract.ts";
import type { Deeds } from "./deeds.ts";

interface LaterMenuProps {
  readonly task: TodayTask;
  readonly deeds: Deeds;
  readonly isLit?: boolean;
}

/** "Позже": another time, with the way back. */
export function LaterMenu({ task, deeds, isLit = false }: LaterMenuProps) {
  const { t } = useTranslation("today");
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <Button
          size={isLit ? "md" : "sm"}
          fullWidth={isLit}
          rightSection={<IconChevronDown size={12} stroke={1.5} aria-hidden />}
        >
          {t("web.act.later")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {deeds.delaysOf(task).map((delay) => (
          <Menu.Item
            key={delay}
            onClick={() => deeds.later(task, delay)}
            rightSection={delay === "tomorrow" && isLit ? <Kbd keys="L" /> : null}
          >
            {t(`web.later.${delay}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
