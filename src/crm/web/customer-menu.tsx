import { ActionIcon, Menu } from "@mantine/core";
import { IconDotsVertical, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** What is done rarely. */
export function CustomerMenu({ label, onDelete }: { label: string; onDelete: () => void }) {
  const { t } = useTranslation("crm");
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t("web.more")}>
          <IconDotsVertical size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTrash size={16} stroke={1.5} />} onClick={onDelete}>
          {label}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
