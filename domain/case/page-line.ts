/** A stage on a person's page: its name, and what is done in it, by language of the pages. */
export type PageWords = Readonly<Record<string, { readonly name: string; readonly next: string }>>;

/** A line of a person's page: a text of the pages by its id, with what it says. */
export interface PageLine {
  readonly word: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Values that are texts of the pages themselves, by their ids: a line with one that is not known is left out. */
  readonly words?: Readonly<Record<string, string>>;
  /** Instants among the values; they are written as days. */
  readonly days?: Readonly<Record<string, string>>;
}
