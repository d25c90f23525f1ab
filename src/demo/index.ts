/** The door of the slice: the demo workspace. */
export { createDemo } from "./server/create-demo.ts";
