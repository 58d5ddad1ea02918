import places from '../../../domain/tracing/data/places.json' with { type: 'json' };
import { readPlace } from '../../../domain/tracing/persons/places.ts';
import { transliterateName } from './name.ts';

let usual: Map<string, string> | undefined;

/** A name of a country or, for what is within one, the last part of the path with its words apart. */
function usualName(line: string): readonly [path: string, name: string] {
  const [path, ...names] = line.split(' ');
  const last = path!.split('/').at(-1)!;
  const name = path === last ? names[0]! : (names.find((one) => one.replaceAll('+', '') === last) ?? last);
  return [
    path!,
    name.replace(/(^|\+)(.)/g, (_all, gap: string, letter: string) => (gap && ' ') + letter.toUpperCase()),
  ];
}

/** How a place may be read by who does not read its script: part by part as the gazetteer calls it, else as a name. */
export function transliteratePlaceName(text: string): string | undefined {
  if (transliterateName(text) === undefined) return undefined;
  usual ??= new Map(places.map(usualName));
  const parts = text.split(/\s*[,،;؛]\s*/u).filter((part) => part !== '');
  return parts
    .map((part) => {
      const { path } = readPlace(part);
      return (path === undefined ? undefined : usual!.get(path)) ?? transliterateName(part) ?? part;
    })
    .join(', ');
}
