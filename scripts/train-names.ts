import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ARABIC_LETTERS, CYRILLIC_LETTERS, LATIN_LETTERS } from '../domain/tracing/names/scripts.ts';
import type { StoredModel } from '../domain/tracing/tokens/table-codec.ts';
import { loadTokenModel } from '../domain/tracing/tokens/token-model.ts';
import { fitModel } from './train-names/fit.ts';
import { latinVariants } from './train-names/latin-variants.ts';
import { RARE_LETTERS } from './train-names/rare-letters.ts';
import { readArabic, readRussian } from './train-names/read-pairs.ts';

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string', default: process.env.TRACING_DATA ?? '../shared/data/tracing' },
    out: { type: 'string', default: join(import.meta.dirname, '../domain/tracing/data') },
  },
});

function save(name: string, model: StoredModel): void {
  writeFileSync(join(values.out, `${name}-model.json`), `${JSON.stringify(model)}\n`);
  console.log(`${name}: ${Math.round(JSON.stringify(model).length / 1024)} KiB`);
}

const arabicPairs = readArabic(values['data-dir'], 'train');
const arabic = fitModel(
  { alphabet: ARABIC_LETTERS, pairs: arabicPairs, rareLetters: RARE_LETTERS.arabic },
  console.log,
);
save('arabic', arabic);

const russianPairs = readRussian(values['data-dir'], 'train');
const cyrillic = fitModel(
  { alphabet: CYRILLIC_LETTERS, pairs: russianPairs, rareLetters: RARE_LETTERS.cyrillic },
  console.log,
);
save('cyrillic', cyrillic);

const variants = [
  ...latinVariants(arabicPairs, loadTokenModel(arabic)),
  ...latinVariants(russianPairs, loadTokenModel(cyrillic), 14),
];
save('latin', fitModel({ alphabet: LATIN_LETTERS, pairs: variants }, console.log));
