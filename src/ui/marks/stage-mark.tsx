import { useTranslation } from "react-i18next";
import classes from "./stage-mark.module.css";

export interface StageMarkProps {
  /** Place of the stage, from 1. */
  readonly n: number;
  /** How many stages lead to the won one. */
  readonly of: number;
  readonly isKey?: boolean;
  readonly isWon?: boolean;
  readonly size?: number;
  /** Beside the written name of the stage the mark is silent (default); alone it speaks. */
  readonly alone?: boolean;
}

/** A ring filled to k of n, a cobalt diamond for the key stage, a check for the won one: no hue, any number of stages. */
export function StageMark({ n, of, isKey = false, isWon = false, size = 14, alone = false }: StageMarkProps) {
  const { t } = useTranslation("ui");
  const name = isWon ? t("stage.won") : isKey ? t("stage.key") : t("stage.mark", { n, of });
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 14 14" role="img" aria-hidden={!alone}>
      <title>{alone ? name : ""}</title>
      {isWon ? <Check /> : isKey ? <Diamond /> : <Ring share={Math.min(1, n / Math.max(1, of))} />}
    </svg>
  );
}

function Ring({ share }: { share: number }) {
  return (
    <>
      <circle className={classes.ring} cx="7" cy="7" r="5.6" />
      {share >= 1 ? (
        <circle className={classes.fill} cx="7" cy="7" r="3.6" />
      ) : (
        <path className={classes.fill} d={sector(share)} />
      )}
    </>
  );
}

function sector(share: number): string {
  const angle = share * 2 * Math.PI;
  const x = 7 + 3.6 * Math.sin(angle);
  const y = 7 - 3.6 * Math.cos(angle);
  return `M7 7V3.4A3.6 3.6 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`;
}

const Diamond = () => (
  <>
    <path className={classes.diamond} d="M7 .9 13.1 7 7 13.1.9 7Z" />
    <path className={classes.core} d="M7 3.6 10.4 7 7 10.4 3.6 7Z" />
  </>
);

const Check = () => <path className={classes.check} d="m2.6 7.4 3 3 5.8-6.6" />;
