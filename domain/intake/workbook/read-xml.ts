import sax from 'sax';

/** What is told of the elements of an XML text, by their local names. */
export interface Elements {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** The characters that are read at once; between two such steps reading can end. */
const STEP = 65_536;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads an XML text element by element; entities of a document type are not expanded. Ends early when `isDone` says so.
 * Throws where the text is not well-formed.
 */
export function readXml(bytes: Uint8Array, elements: Elements, isDone = () => false): void {
  const parser = sax.parser(true, { position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    const plain = Object.entries(attributes).map(([key, value]) => [localName(key), String(value)]);
    elements.open?.(localName(name), Object.fromEntries(plain) as Record<string, string>);
  };
  parser.ontext = (text) => elements.text?.(text);
  parser.oncdata = (text) => elements.text?.(text);
  parser.onclosetag = (name) => elements.close?.(localName(name));
  for (let from = 0; from < bytes.length && !isDone(); from += STEP)
    parser.write(decoder.decode(bytes.subarray(from, from + STEP), { stream: true }));
  if (!isDone()) parser.close();
}
