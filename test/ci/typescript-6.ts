import { registerHooks } from "node:module";

// dependency-cruiser reads nothing with TypeScript 7, whose compiler has no such interface any more, and then reports
// success. It is given TypeScript 6, installed beside 7 under another name, whenever it asks for TypeScript.
registerHooks({
  resolve: (specifier, context, next) => {
    const asksForTypescript =
      /^typescript(?:\/|$)/.test(specifier) && context.parentURL?.includes("/dependency-cruiser/");
    return next(asksForTypescript ? specifier.replace("typescript", "typescript-6") : specifier, context);
  },
});
