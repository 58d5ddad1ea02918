import { present } from '../../../domain/kernel/present.ts';
import places from '../../../domain/tracing/data/places.json' with { type: 'json' };
import { readPlace } from '../../../domain/tracing/persons/places.ts';
import { transliterateName } from './name.ts';

let usual: Map<string, string> | undefined;

/** The name of a country or, for a place within one, the last part of the path with its words separated. */
function usualName(line: string): readonly [path: string, name: string] {
  const [path = '', ...names] = line.split(' ');
  const last = path.slice(path.lastIndexOf('/') + 1);
  const name =
    path === last
      ? present(names[0], `a name for ${path}`)
      : (names.find((one) => one.replaceAll('+', '') === last) ?? last);
  return [
    path,
    name.replace(/(^|\+)(.)/g, (_all, gap: string, letter: string) => (gap && ' ') + letter.toUpperCase()),
  ];
}

/**
 * A reading of a place for people who do not read its script: part by part the gazetteer's name, otherwise as a name.
 */
export function transliteratePlaceName(text: string): string | undefined {
  if (transliterateName(text) === undefined) return undefined;
  usual ??= new Map(places.map(usualName));
  const names = usual;
  const parts = text.split(/\s*[,،;؛]\s*/u).filter((part) => part !== '');
  return parts
    .map((part) => {
      const { path } = readPlace(part);
      return (path === undefined ? undefined : names.get(path)) ?? transliterateName(part) ?? part;
    })
    .join(', ');
}
