/** Encodings in which offices save text, by their names on the web. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1256',
  'windows-1251',
  'windows-1252',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The text of bytes in an encoding; undefined if they are not written in it. Nothing is replaced. */
export function decodedAs(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How a text is encoded, by the byte-order mark at its beginning; UTF-8 where it has none. */
function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** What UTF-16 without its mark looks like: every other character is nothing. */
const isFullOfNulls = (text: string): boolean => {
  const top = text.slice(0, 1000);
  return (top.split('\u0000').length - 1) * 4 > top.length;
};

/** The text of a file in UTF-8, or in UTF-16 with its byte-order mark; undefined if it is in neither. */
export function decodeFile(bytes: Uint8Array): string | undefined {
  const text = decodedAs(bytes, encodingOf(bytes));
  return text === undefined || isFullOfNulls(text) ? undefined : text;
}

/** What a text would be in an encoding: its first lines that show the difference, for a person to choose by. */
export interface Preview {
  readonly encoding: Encoding;
  readonly lines: readonly string[];
}

const LINES = 6;
const LINE_CHARACTERS = 160;
/** The bytes looked at, of a file that may have millions. */
const LOOKED_AT = 200_000;

/** How much of what differs between encodings reads as letters of the script that the encoding is for. */
const LETTERS: Readonly<Record<Encoding, RegExp>> = {
  'utf-8': /(?!)/u,
  'utf-16le': /[\p{L}\p{N}\s,;.-]/gu,
  'utf-16be': /[\p{L}\p{N}\s,;.-]/gu,
  'windows-1256': /\p{Script=Arabic}/gu,
  'windows-1251': /\p{Script=Cyrillic}/gu,
  'windows-1252': /(?<=[a-z])[à-öø-ÿœ]|[À-ÖØ-ÞŒ](?=[a-z])/gu,
};
const NOT_ASCII = /\P{ASCII}/gu;

function likelihood(text: string, encoding: Encoding): number {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const all = wide ? text.length : (text.match(NOT_ASCII)?.length ?? 0);
  const letters = (text.match(LETTERS[encoding])?.length ?? 0) / Math.max(1, all);
  // Cyrillic letters cover nearly all bytes, so any text reads as them: in words of mixed case, or amid Latin letters.
  const odd = encoding === 'windows-1251' ? text.match(/\p{Ll}\p{Lu}|[a-z]\p{Script=Cyrillic}/gu) : null;
  const mixed = (odd?.length ?? 0) / Math.max(1, all);
  return letters - 2 * mixed;
}

function linesShown(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => line.search(NOT_ASCII) !== -1);
  return (telling.length > 0 ? telling : lines).slice(0, LINES).map((line) => line.slice(0, LINE_CHARACTERS));
}

/** What a file that is not in UTF-8 may be written in, the likeliest first, each with what it would then say. */
export function encodingsOf(bytes: Uint8Array): Preview[] {
  const top = bytes.subarray(0, LOOKED_AT - (LOOKED_AT % 2));
  const hasNulls = top.includes(0);
  const candidates = ENCODINGS.filter((one) =>
    hasNulls ? one.startsWith('utf-16') : one.startsWith('windows'),
  );
  return candidates
    .flatMap((encoding) => {
      const text = decodedAs(top, encoding);
      return text === undefined ? [] : [{ encoding, text, likely: likelihood(text, encoding) }];
    })
    .sort((a, b) => b.likely - a.likely)
    .map(({ encoding, text }) => ({ encoding, lines: linesShown(text) }));
}
