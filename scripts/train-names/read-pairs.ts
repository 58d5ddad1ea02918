import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldArabic } from '../../domain/tracing/names/arabic.ts';
import { foldCyrillic } from '../../domain/tracing/names/cyrillic.ts';
import { foldLatin } from '../../domain/tracing/names/latin.ts';

/** One attested spelling pair. */
export interface SpellingPair {
  readonly latin: string;
  readonly foreign: string;
  readonly count: number;
}

const MAX_LENGTH = 24;

function rows(dataDir: string, file: string): string[][] {
  const lines = readFileSync(join(dataDir, file), 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => line.split('\t'));
}

function usable(pair: SpellingPair): boolean {
  const { latin, foreign } = pair;
  return latin.length > 0 && latin.length < MAX_LENGTH && foreign.length > 0 && foreign.length < MAX_LENGTH;
}

/** Latin token, letters apart, count. */
export function readWikidata(dataDir: string, file: string, fold: (token: string) => string): SpellingPair[] {
  const pairs = rows(dataDir, file).map(([latin, letters, count]) => ({
    latin: foldLatin(latin!),
    foreign: fold(letters!.replaceAll(' ', '')),
    count: Number(count),
  }));
  return pairs.filter(usable);
}

/** Arabic token, Latin token. */
export function readGoogle(dataDir: string, file: string): SpellingPair[] {
  const pairs = rows(dataDir, file).map(([arabic, latin]) => ({
    latin: foldLatin(latin!),
    foreign: foldArabic(arabic!),
    count: 1,
  }));
  return pairs.filter(usable);
}

export function readArabic(dataDir: string, split: 'train' | 'dev'): SpellingPair[] {
  return [
    ...readWikidata(dataDir, `arabic-latin/wikidata-${split}.tsv`, foldArabic),
    ...readGoogle(dataDir, `arabic-latin/google-${split}.tsv`),
  ];
}

export function readRussian(dataDir: string, split: 'train' | 'dev'): SpellingPair[] {
  return readWikidata(dataDir, `russian-latin/wikidata-${split}.tsv`, foldCyrillic);
}
