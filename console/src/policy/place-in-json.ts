export interface Place {
  readonly from: number;
  readonly to: number;
}

/** The position of a path such as `stages.2` in a valid JSON text; undefined if it is not there. */
export function placeInJson(text: string, path: string): Place | undefined {
  const wanted = path === '' ? [] : path.split('.');
  let at = 0;
  let found: Place | undefined;
  const skip = () => {
    while (at < text.length && /[\s,:]/.test(text.charAt(at))) at += 1;
  };
  const scalar = (): string => {
    const start = at;
    if (text[at] !== '"') {
      while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at += 1;
      return text.slice(start, at);
    }
    at += 1;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at += 1;
    return text.slice(start, at);
  };
  /** `depth` parts of the path match, or -1 if it is elsewhere. */
  const value = (depth: number): void => {
    skip();
    const from = at;
    const open = text[at];
    if (open !== '{' && open !== '[') scalar();
    else {
      at += 1;
      for (let index = 0; at < text.length; index += 1) {
        skip();
        if (text[at] === '}' || text[at] === ']') break;
        const name = open === '{' ? (JSON.parse(scalar()) as string) : String(index);
        value(depth >= 0 && wanted[depth] === name ? depth + 1 : -1);
      }
      at += 1;
    }
    if (depth === wanted.length) found = { from, to: at };
  };
  value(0);
  return found;
}
