/** The door for screens of other slices. */
export { PersonalDataPanel } from "./personal-data-panel.tsx";
