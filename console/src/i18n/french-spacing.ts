const NO_BREAK = '\u00a0';

/** French texts with a non-breaking space before colons, and likewise before `;`, `?`, `!` and inside quotes. */
export const frenchSpacing = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [
      id,
      text.replace(/ (?=[:;?!»])/gu, NO_BREAK).replace(/(?<=«) /gu, NO_BREAK),
    ]),
  );
