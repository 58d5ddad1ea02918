import { identifier } from '../../domain/kernel/identifier.ts';
import type { Attack } from './world.ts';

const PREFIX = /^.*-/;
const MOST = 10_000;

/** Tries numbers of an office against ids, as whoever knows how the platform makes them and lacks its key. */
export const GUESSER: readonly Attack[] = [
  {
    ...{ by: 'reader of ids', what: 'recovers registration numbers from the ids of cases (fault 7)' },
    async run({ newCase }) {
      const ids = new Set<string>();
      let form = '';
      for (let n = 0; n < 3; n += 1) {
        const { caseId, number } = await newCase();
        ids.add(caseId);
        form = PREFIX.exec(number)![0];
      }
      for (let n = 0; n < MOST; n += 1) {
        const number = `${form}${n}`;
        for (const guess of [
          identifier('case', 'resettlement', number),
          identifier('case', 'resettlement', number, 'amman'),
        ])
          if (ids.has(guess)) return `the id ${guess} told a number`;
      }
      return undefined;
    },
  },
];
