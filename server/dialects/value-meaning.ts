/** What a value stands for that has a form of its own. */
export type ValueMeaning =
  | { readonly kind: "duration" }
  /** `zone`: an IANA name; undefined where none is given. */
  | { readonly kind: "cron"; readonly zone: string | undefined };
