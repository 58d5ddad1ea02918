/** A stage on a person's page: its name, and what is done in it, by language of the pages. */
export type PageWords = Readonly<Record<string, { readonly name: string; readonly next: string }>>;

/** A line of a person's page: a text of the pages by its id, with what it says. */
export interface PageLine {
  readonly word: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Instants among the values; they are written as days. */
  readonly days?: Readonly<Record<string, string>>;
}
