/** How a text is encoded, by the byte-order mark at its beginning; UTF-8 where it has none. */
function encodingOf([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}

/**
 * The text of a file: UTF-8, or UTF-16 with its byte-order mark, as spreadsheets write "Unicode text". What is neither
 * has U+FFFD in it, by which the reader tells that the encoding is another.
 */
export const decodeFile = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes);
