/** A name of the database within a statement. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
