const SEPARATORS = /[\s\-‐-―_,،;؛.·:/\\()[\]{}"“”«»|+&]+/u;
const JOINERS = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const CAMEL = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})/u;
const KEPT_CAMEL = /^(?:Mc|Mac|De|Di|La|Le|Al|El|Fitz)$/;

/** Ethiopian abbreviations of the first part of a name and of titles: G/Michael, ወ/ማርያም, W/ro. */
const SHORT: Readonly<Record<string, string>> = {
  g: 'Gebre ',
  w: 'Wolde ',
  h: 'Haile ',
  t: 'Tekle ',
  k: 'Kidane ',
  ገ: 'ገብረ ',
  ወ: 'ወልደ ',
  ኃ: 'ኃይለ ',
  ሃ: 'ኃይለ ',
  ሀ: 'ኃይለ ',
  ኅ: 'ኃይለ ',
  ተ: 'ተክለ ',
  ኪ: 'ኪዳነ ',
};
const TITLE_IN_SHORT = /(?<![\p{L}\p{M}])(?:ወ\/(?:ሮ|ሪት|ት)|አ\/ቶ|w\/(?:ro|rt|rit|t))(?![\p{L}\p{M}])/giu;
const NAME_IN_SHORT = /(?<![\p{L}\p{M}])([gwhtkገወኃሃሀኅተኪ])\/(?=[\p{L}\p{M}]{3})/giu;
/** "Son of", "daughter of", "wife of" as forms abbreviate them. */
const OF_WHOM = /(?<![\p{L}\p{M}])[sdwhc]\/o(?![\p{L}\p{M}])/giu;

/** The words of a full name as written: joiners dropped, digits typed for letters corrected. */
export function nameWords(full: string): string[] {
  const plain = full
    .normalize('NFC')
    .replace(JOINERS, '')
    .replace(OF_WHOM, ' ')
    .replace(TITLE_IN_SHORT, ' ')
    .replace(NAME_IN_SHORT, (_, first: string) => SHORT[first.toLowerCase()]!)
    .replace(/(?<=\p{L})0(?=\p{L})/gu, 'o')
    .replace(/(?<=\p{L})1(?=\p{L})/gu, 'i');
  return plain.split(SEPARATORS).flatMap((word) => {
    const parts = word.split(CAMEL);
    return parts.length === 1 || KEPT_CAMEL.test(parts[0]!) ? [word] : parts;
  });
}
