export interface Colleague {
  readonly id: string;
  readonly name: string;
}

const MOST_OFFERED = 5;
/** An `@` at the end of a text, with the beginning of a name. */
const BEGUN = /(?:^|\s)@([\p{L}\p{M}\p{N}.'’-]*(?: [\p{L}\p{M}\p{N}.'’-]*)?)$/u;

/** Whether a text ends with a mention that was begun. */
export const isMentionBegun = (text: string): boolean => BEGUN.test(text);

/** The colleagues whose name goes on as the text does after its last `@`; none if no mention was begun. */
export function offered(text: string, staff: readonly Colleague[]): Colleague[] {
  const begun = BEGUN.exec(text)?.[1];
  if (begun === undefined) return [];
  const like = begun.toLocaleLowerCase();
  return staff
    .filter(({ name }) => {
      const plain = name.toLocaleLowerCase();
      return plain !== like && (plain.startsWith(like) || plain.includes(` ${like}`));
    })
    .slice(0, MOST_OFFERED);
}

/** The text with the mention that was begun completed. */
export const completed = (text: string, { name }: Colleague): string => text.replace(/@[^@]*$/, `@${name} `);

/** The colleagues whom a text mentions by `@` and their whole name. */
export const mentionedIn = (text: string, staff: readonly Colleague[]): string[] =>
  staff.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
