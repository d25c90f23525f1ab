import { fileURLToPath } from "node:url";

/** The design's typeface (tokens.md), whole: Latin, Cyrillic and the signs of currencies. */
export const family = "Golos Text";

/** Its regular and bold cuts as TrueType. */
export const fontFiles = [
  import.meta.resolve("@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf"),
  import.meta.resolve("@expo-google-fonts/golos-text/600SemiBold/GolosText_600SemiBold.ttf"),
].map((url) => fileURLToPath(url));
