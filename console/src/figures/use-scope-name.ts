import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { Definition } from './use-releases.ts';

/** Whom figures count, in words: by what, at which office, in which programme, registered when. */
export function useScopeName(): (definition: Definition) => string {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  return ({ counts, dimensions, office, filters, months }) =>
    [
      say('figures.by', {
        counts: say(`figures.counts.${counts}`),
        dimensions: format.list(dimensions.map((one) => say(`figures.dimension.${one}`))),
      }),
      office === undefined ? say('figures.every-office') : words('words.office', office),
      ...(filters.programme === undefined ? [] : [words('policy.programme', filters.programme)]),
      ...(months ? [say('figures.registered', months)] : []),
    ].join(' · ');
}
