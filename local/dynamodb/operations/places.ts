import { validation } from '../errors.ts';
import type { Parsed } from './write.ts';

export function refuseTwice(places: readonly string[], message: string): void {
  if (new Set(places).size < places.length) throw validation(message);
}

export const identity = ({ table, key }: Pick<Parsed, 'table' | 'key'>): string =>
  `${table.id} ${placeOf(key.hash, key.range)}`;
export const placeOf = (...parts: (string | Uint8Array)[]): string =>
  parts
    .map((part) =>
      typeof part === 'string' ? `s${part.length}:${part}` : `b${Buffer.from(part).toString('hex')}`,
    )
    .join(' ');
