const SEPARATORS = /[\s\-‐-―_,،;؛.·:/\\()[\]{}"“”«»|+&]+/u;
const JOINERS = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const CAMEL = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})/u;
const KEPT_CAMEL = /^(?:Mc|Mac|De|Di|La|Le|Al|El|Fitz)$/;

/** The words of a full name as written: joiners dropped, digits typed for letters corrected. */
export function nameWords(full: string): string[] {
  const plain = full
    .normalize('NFC')
    .replace(JOINERS, '')
    .replace(/(?<=\p{L})0(?=\p{L})/gu, 'o')
    .replace(/(?<=\p{L})1(?=\p{L})/gu, 'i');
  return plain.split(SEPARATORS).flatMap((word) => {
    const parts = word.split(CAMEL);
    return parts.length === 1 || KEPT_CAMEL.test(parts[0]!) ? [word] : parts;
  });
}
