/** The door of the slice's screens: the saved views over a list. */
export { ViewBar } from "./view-bar.tsx";
