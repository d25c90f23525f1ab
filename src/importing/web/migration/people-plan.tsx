import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../../identity/web/index.ts";
import type { Overview } from "../../contract.ts";
import classes from "./migration.module.css";
import { type Chosen, personOf } from "./plan.ts";

interface PeopleProps {
  readonly overview: Overview;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

const added = "=add";

/** Who of the other system is who here. */
export function PeoplePlan({ overview, chosen, onChange }: PeopleProps) {
  const { t } = useTranslation("importing");
  const people = usePeople();
  return (
    <>
      <p className="t2 sm">{t("web.migration.peopleHint")}</p>
      <ul className={`${classes.rows} ${classes.told}`}>
        {overview.people.map((one) => {
          const userId = personOf(one, chosen);
          // Who was proposed may be no longer active, and is then not in the list.
          const isListed = userId === null || people.some(({ id }) => id === userId);
          return (
            <li key={one.id} className={classes.row}>
              <span className={classes.name}>
                {one.name} {one.email !== null && <span className="t2 sm">{one.email}</span>}
              </span>
              <Select
                aria-label={t("web.migration.personIs", { name: one.name })}
                data={[
                  { value: added, label: t("web.migration.addPerson") },
                  ...(isListed ? [] : [{ value: userId, label: one.name }]),
                  ...people.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                value={userId ?? added}
                allowDeselect={false}
                searchable
                onChange={(value) =>
                  onChange({ ...chosen, people: { ...chosen.people, [one.id]: value === added ? null : value } })
                }
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}
