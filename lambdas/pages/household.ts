import type { Disclosed } from '../../stages/sponsorship/disclosure.ts';
import type { Html } from './layout.ts';
import { html } from './layout.ts';
import type { PageMessageKey, Translator } from './words.ts';

/** A baby is not called zero years old. */
const ageOf = ({ say }: Translator, age: number): string =>
  age === 0 ? say('offer.baby') : say('offer.age', { age });

const when = ({ say }: Translator, timeframe: NonNullable<Disclosed['timeframe']>): string =>
  'by' in timeframe
    ? say('offer.arrives-by', { at: new Date(timeframe.by) })
    : say('offer.travels', { at: new Date(timeframe.travelsAt) });

/** What may be disclosed about a household, one line each. */
export function facts(speaker: Translator, told: Disclosed): Html[] {
  const { say, names, list } = speaker;
  const { ageGroups: ages } = told;
  const count = (word: PageMessageKey, amount: number | undefined) =>
    amount === undefined || amount === 0 ? [] : [say(word, { count: amount })];
  const lines = [
    ...count('offer.persons', told.persons),
    ...count('offer.adults', ages?.adults),
    ...count('offer.youth', ages?.youth),
    ...count('offer.children', ages?.children),
    ...(told.ages?.length
      ? [say('offer.ages', { list: list(told.ages.map((age) => ageOf(speaker, age))) })]
      : []),
    ...(told.timeframe ? [when(speaker, told.timeframe)] : []),
    ...(told.languages?.length ? [say('offer.languages', { list: names('language', told.languages) })] : []),
    ...(told.accessibleHousing ? [say('offer.accessible')] : []),
    ...(told.medicalCare ? [say('offer.medical')] : []),
    ...(told.singleParent ? [say('offer.single')] : []),
    ...(told.nationalities?.length ? [say('offer.from', { list: names('region', told.nationalities) })] : []),
    ...(told.names?.length ? [say('offer.names', { list: list(told.names) })] : []),
  ];
  return (lines.length > 0 ? lines : [say('offer.nothing')]).map((line) => html`<li>${line}</li>`);
}
