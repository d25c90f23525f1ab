import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { useMay } from "../../../ui/session.tsx";
import { confirmPromises, getPromises } from "../../contract-facts.ts";

/** PLA-4: the word for tomorrow's payments, until the deadline; then what stood is frozen. */
export function ConfirmPromises() {
  const { t } = useTranslation("planning");
  const format = useFormat();
  const toast = useToast();
  const mayConfirm = useMay("payments.edit");
  const read = useEndpoint(getPromises, {});
  const confirm = useMutationEndpoint(confirmPromises, {
    refreshes: [getPromises],
    onRefused: (error) => void toast(error.message),
  });
  if (!mayConfirm || read.data === undefined) return null;
  const { confirmedAt, deadline, isFrozen, items } = read.data;
  if (items.length === 0 && confirmedAt === null) return null;
  const said =
    confirmedAt !== null
      ? t("facts.promise.confirmed", { at: format.moment(Date.parse(confirmedAt), Date.now()).toLocaleLowerCase() })
      : isFrozen || deadline === null
        ? t("facts.promise.frozen")
        : t("facts.promise.until", { at: format.time(Date.parse(deadline)) });
  return (
    <div className="row">
      <span className="t2 sm grow">
        {confirmedAt !== null && (
          <IconCheck size={12} stroke={2} className="good" style={{ display: "inline" }} aria-hidden />
        )}{" "}
        {said}
      </span>
      {!isFrozen && (
        <Button size="sm" loading={confirm.isPending} onClick={() => confirm.mutate({ body: {} })}>
          {t(confirmedAt === null ? "facts.promise.confirm" : "facts.promise.again")}
        </Button>
      )}
    </div>
  );
}
