import type { SampleContext, SampleForm } from './sample-form.ts';

const missingIn = (view: SampleContext['view']): string[] =>
  (view.context?.missing as string[] | undefined) ?? [];

/** Whoever is asked agrees, the children who are old enough for themselves. */
export const consenting: SampleForm = ({ view, now }) => ({
  decision: 'given',
  ...(view.kind === 'consent-request' ? { consenting: missingIn(view) } : {}),
  childrenHeard: missingIn(view),
  textVersion: `consent-${now.slice(0, 4)}-1`,
  language: 'ar',
  taken: 'signed',
});
