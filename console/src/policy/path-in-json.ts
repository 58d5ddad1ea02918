interface Level {
  /** The name in an object or the number in a list that was read last; undefined before the first. */
  key: string | number | undefined;
  readonly isList: boolean;
}

/**
 * The path of the value that a position of a JSON text is in, such as `health.validity`; empty outside of all. The text may
 * be unfinished: only what stands before the position is read.
 */
export function pathInJson(text: string, position: number): string {
  const levels: Level[] = [];
  for (let at = 0; at < position; at += 1) {
    const sign = text[at];
    const level = levels.at(-1);
    if (sign === '{') levels.push({ key: undefined, isList: false });
    else if (sign === '[') levels.push({ key: 0, isList: true });
    else if (sign === '}' || sign === ']') levels.pop();
    else if (sign === ',' && level) level.key = level.isList ? Number(level.key) + 1 : undefined;
    else if (sign === '"') {
      const end = endOfString(text, at);
      if (level && !level.isList && level.key === undefined) level.key = text.slice(at + 1, end);
      at = end;
    }
  }
  return levels.flatMap(({ key }) => (key === undefined ? [] : [key])).join('.');
}

/** The position of the quotation mark that ends a string, or of the end of the text. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
