import type { Disclosed } from '../../stages/sponsorship/disclosure.ts';
import type { Html } from './layout.ts';
import { html } from './layout.ts';
import type { PageMessageKey, Translator } from './words.ts';

/** What may be disclosed about a household, one line each. */
export function facts({ say, names, list }: Translator, told: Disclosed): Html[] {
  const { ageGroups: ages } = told;
  const count = (word: PageMessageKey, amount: number | undefined) =>
    amount === undefined || amount === 0 ? [] : [say(word, { count: amount })];
  const lines = [
    ...count('offer.persons', told.persons),
    ...count('offer.adults', ages?.adults),
    ...count('offer.youth', ages?.youth),
    ...count('offer.children', ages?.children),
    ...(told.languages?.length ? [say('offer.languages', { list: names('language', told.languages) })] : []),
    ...(told.accessibleHousing ? [say('offer.accessible')] : []),
    ...(told.medicalCare ? [say('offer.medical')] : []),
    ...(told.singleParent ? [say('offer.single')] : []),
    ...(told.nationalities?.length ? [say('offer.from', { list: names('region', told.nationalities) })] : []),
    ...(told.names?.length ? [say('offer.names', { list: list(told.names) })] : []),
  ];
  return (lines.length > 0 ? lines : [say('offer.nothing')]).map((line) => html`<li>${line}</li>`);
}
