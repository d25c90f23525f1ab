/** What the configuration says of the installation. */
export interface Surroundings {
  readonly dataDirectory: string;
  readonly isEmbedded: boolean;
  readonly hasPublicAddress: boolean;
  readonly hasMail: boolean;
  /** Who shows it may read /metrics; without one nobody may. */
  readonly metricsToken: string | undefined;
}
