import { ActionIcon, Drawer } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./filters.module.css";

/** On a phone the filters stand behind one button. */
export function PhoneFilters({ beside, children }: { beside: ReactNode; children: ReactNode }) {
  const { t } = useTranslation("pipeline");
  const [opened, setOpened] = useState(false);
  return (
    <>
      <ActionIcon className="only-phone" aria-label={t("web.filter.open")} onClick={() => setOpened(true)}>
        <IconFilter size={20} stroke={1.5} aria-hidden />
      </ActionIcon>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        size="min(520px, 85dvh)"
        title={t("web.filter.open")}
        closeButtonProps={{ "aria-label": t("web.close") }}
      >
        <div className={classes.phone}>
          {beside}
          {children}
        </div>
      </Drawer>
    </>
  );
}
