/** The door of the slice: the demo workspace. */
export { createDemo } from "./server/create-demo.ts";
export { writeRhythm } from "./server/demo-rhythm.ts";
