import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { endSecondFactor, getMe, listOwnSessions, renewRecoveryCodes } from "../contract.ts";
import { PasswordStep } from "./password-step.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { SetUpSecondFactor } from "./set-up-second-factor.tsx";
import settings from "./settings.module.css";

type Doing = "set-up" | "turn-off" | "renew" | null;

/** One's second factor: set up, recovery codes, turned off (PLT-2). */
export function SecondFactorPanel({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation("identity");
  const toast = useToast();
  const [doing, setDoing] = useState<Doing>(null);
  const stop = () => setDoing(null);
  const isSetUp = () => {
    stop();
    toast(t("secondFactor.done"));
  };
  const titles = { "set-up": "title", "turn-off": "turnOffTitle", renew: "renewTitle" } as const;
  return (
    <Panel title={t("secondFactor.title")}>
      <div className={settings.form}>
        <p className="t2">{t(isOn ? "secondFactor.on" : "secondFactor.off")}</p>
        <div className={settings.row}>
          {!isOn && <Button onClick={() => setDoing("set-up")}>{t("secondFactor.setUp")}</Button>}
          {isOn && <Button onClick={() => setDoing("renew")}>{t("secondFactor.renew")}</Button>}
          {isOn && <Button onClick={() => setDoing("turn-off")}>{t("secondFactor.turnOff")}</Button>}
        </div>
      </div>
      <Modal
        opened={doing !== null}
        onClose={stop}
        closeOnClickOutside={false}
        closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
        title={t(`secondFactor.${titles[doing ?? "set-up"]}`)}
      >
        {doing === "set-up" && (
          <SetUpSecondFactor doneAction={t("secondFactor.kept")} onDone={isSetUp} onCancel={stop} />
        )}
        {doing === "renew" && <Renew onDone={stop} />}
        {doing === "turn-off" && <TurnOff onDone={stop} />}
      </Modal>
    </Panel>
  );
}

function Renew({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation("identity");
  const renewing = useMutationEndpoint(renewRecoveryCodes);
  if (renewing.data) {
    const { recoveryCodes } = renewing.data;
    return <RecoveryCodes codes={recoveryCodes} action={t("secondFactor.kept")} onKept={onDone} />;
  }
  return (
    <PasswordStep
      hint={t("secondFactor.renewHint")}
      action={t("secondFactor.make")}
      error={renewing.error}
      isBusy={renewing.isPending}
      onNext={(password) => renewing.mutate({ body: { password } })}
      onCancel={onDone}
    />
  );
}

function TurnOff({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation("identity");
  const toast = useToast();
  const ending = useMutationEndpoint(endSecondFactor, {
    refreshes: [getMe, listOwnSessions],
    onDone: () => {
      onDone();
      toast(t("secondFactor.turnedOff"));
    },
  });
  return (
    <PasswordStep
      action={t("secondFactor.turnOff")}
      hint={t("secondFactor.off")}
      error={ending.error}
      isBusy={ending.isPending}
      onNext={(password) => ending.mutate({ body: { password } })}
      onCancel={onDone}
    />
  );
}
