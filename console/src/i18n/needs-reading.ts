/** Scripts that a language of the console is written in, other than Latin. */
const OWN_SCRIPT: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  uk: /\p{Script=Cyrillic}/u,
};

/** Whether somebody who reads the console in this language may not read this text's script. */
export const needsReading = (locale: string, text: string | null): boolean =>
  text !== null && !OWN_SCRIPT[locale]?.test(text);
