import { ActionIcon, Menu } from "@mantine/core";
import { IconCopy, IconDots, IconLink, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useToast, useUndo } from "../../../ui/feedback/toast.tsx";
import { useAddress } from "../../../ui/link.tsx";
import {
  changeSavedReport,
  listSavedReports,
  removeSavedReport,
  restoreSavedReport,
  type SavedReport,
  saveReport,
} from "../../contract.ts";
import { placeOf } from "./report-places.ts";
import { SaveDialog } from "./save-dialog.tsx";

const refreshes = [listSavedReports];

/** What may be done with a saved report: everybody copies it and its link; its owner renames, shares and deletes it. */
export function SavedMenu({ saved }: { saved: SavedReport }) {
  const { t } = useTranslation("analytics");
  const [isEditing, setEditing] = useState(false);
  const { duplicate, remove, copyLink } = useActions(saved);
  const changing = useMutationEndpoint(changeSavedReport, { refreshes, onDone: () => setEditing(false) });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t("web.saved.actions", { name: saved.name })}>
            <IconDots size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {saved.isOwn && (
            <Menu.Item leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />} onClick={() => setEditing(true)}>
              {t("web.saved.edit")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconCopy size={16} stroke={1.5} aria-hidden />} onClick={duplicate}>
            {t("web.saved.duplicate")}
          </Menu.Item>
          <Menu.Item leftSection={<IconLink size={16} stroke={1.5} aria-hidden />} onClick={() => void copyLink()}>
            {t("web.export.link")}
          </Menu.Item>
          {saved.isOwn && (
            <Menu.Item leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />} onClick={() => void remove()}>
              {t("web.saved.remove")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isEditing && (
        <SaveDialog
          title={t("web.saved.edit")}
          draft={saved}
          isBusy={changing.isPending}
          error={changing.error}
          onSave={(draft) => changing.mutate({ params: { id: saved.id }, body: { version: saved.version, ...draft } })}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}

function useActions({ id, name, report, search }: SavedReport) {
  const { t } = useTranslation("analytics");
  const toast = useToast();
  const { follow } = useUndo();
  const address = useAddress();
  const saving = useMutationEndpoint(saveReport, { refreshes });
  const removing = useMutationEndpoint(removeSavedReport, { refreshes });
  const restoring = useMutationEndpoint(restoreSavedReport, { refreshes });
  const refused = (error: unknown) => toast(error instanceof Error ? error.message : t("web.saved.failed"));
  return {
    duplicate: () =>
      saving.mutate(
        { body: { name: t("web.saved.copyOf", { name }).slice(0, 120), report, search, sharedWith: "nobody" } },
        { onError: refused },
      ),
    remove: () =>
      follow(removing.mutateAsync({ params: { id } }), () => ({
        message: t("web.saved.removed", { name }),
        undo: () => restoring.mutateAsync({ params: { id } }),
      })).catch(refused),
    copyLink: async () => {
      const [, path] = placeOf(report);
      await navigator.clipboard.writeText(`${window.location.origin}${address(path)}?${new URLSearchParams(search)}`);
      toast(t("web.export.copied"));
    },
  };
}
