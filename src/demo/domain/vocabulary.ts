type Words = readonly [string, ...string[]];

/** The words that demo customers, subjects and reasons are made of. */
export interface Vocabulary {
  readonly workspace: string;
  readonly pipeline: string;
  readonly departments: { readonly north: string; readonly volga: string };
  /** What customers are named after, and the city they are in. */
  readonly places: readonly (readonly [string, string])[];
  readonly trades: readonly (readonly [string, string])[];
  readonly firstNames: Words;
  readonly lastNames: Words;
  readonly positions: Words;
  readonly products: readonly (readonly [string, number])[];
  /** Codes of equipment and of spare parts, and the paper that goods travel with. */
  readonly brand: string;
  readonly spareBrand: string;
  readonly spareLine: string;
  readonly spares: readonly (readonly [string, number])[];
  readonly unit: string;
  readonly paper: string;
  readonly streets: Words;
  readonly channels: {
    readonly referral: string;
    readonly fair: string;
    readonly dealer: string;
    readonly cold: string;
    readonly site: string;
  };
  readonly sources: Readonly<Record<"referral" | "fair" | "dealer" | "cold" | "site", Words>>;
  readonly pieces: string;
  /** The name of the cold list, and what is said when it is called. */
  readonly callList: string;
  readonly coldTalk: Readonly<Record<"refused" | "first_contact" | "personal_contact", string>>;
  readonly needs: Words;
  readonly subjects: {
    readonly confirm: string;
    readonly call: Words;
    readonly email: Words;
    readonly meeting: Words;
    readonly task: Words;
  };
  /** Of notes and results, for everybody. */
  readonly templates: readonly {
    readonly name: string;
    readonly kind: "call" | "meeting" | null;
    readonly body: string;
  }[];
  readonly results: { readonly advanced: Words; readonly idle: Words };
  readonly payments: { readonly prepayment: string; readonly rest: string };
  readonly documents: {
    readonly proposal: string;
    readonly contract: string;
    readonly invoice: string;
    readonly act: string;
  };
}
