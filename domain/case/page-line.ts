/** A line of a person's page: a text of the pages by its id, with what it says. */
export interface PageLine {
  readonly word: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Instants among the values; they are written as days. */
  readonly days?: Readonly<Record<string, string>>;
}
