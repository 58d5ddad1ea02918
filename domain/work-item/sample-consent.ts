import type { SampleContext, SampleForm } from './sample-form.ts';

/** Whom an item asks: a household about a sponsor that named it is asked as a whole. */
const missingIn = (view: SampleContext['view']): readonly string[] =>
  view.kind === 'known-sponsor' ? view.members : ((view.context?.missing as string[] | undefined) ?? []);

const ASKS_MANY = new Set(['consent-request', 'known-sponsor']);

/** Whoever is asked agrees, the children who are old enough for themselves. */
export const consenting: SampleForm = ({ view, now }) => ({
  decision: 'given',
  ...(ASKS_MANY.has(view.kind) ? { consenting: missingIn(view) } : {}),
  childrenHeard: missingIn(view),
  textVersion: `consent-${now.slice(0, 4)}-1`,
  language: 'ar',
  taken: 'signed',
});
