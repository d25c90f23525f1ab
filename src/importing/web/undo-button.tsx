import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ConfirmDialog } from "../../ui/feedback/confirm-dialog.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { getImport, type ImportAnswer, listImports, undoImport } from "../contract.ts";

/** Takes a whole import back; asked once, since it cannot be imported again without the file. */
export function UndoButton({ one }: { one: ImportAnswer }) {
  const { t } = useTranslation("importing");
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const undo = useMutationEndpoint(undoImport, {
    refreshes: [getImport, listImports],
    onRefused: (error) => toast(error.message),
  });
  return (
    <div>
      <Button leftSection={<IconArrowBackUp size={14} stroke={1.5} />} onClick={() => setAsking(true)}>
        {t("web.undo")}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={t("web.undoTitle")}
        action={t("web.undo")}
        isBusy={undo.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          undo.mutate({ params: { id: one.id }, body: {} });
          setAsking(false);
        }}
      >
        {t("web.undoText")}
      </ConfirmDialog>
    </div>
  );
}
