import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { dateOf } from '../kernel/calendar.ts';

/** Audit event: a page was opened with its code, once a day. */
export function notedOpened(file: CaseFile, pageId: string, { at }: Command): Change {
  const page = file.pages.find(({ id }) => id === pageId);
  const today = dateOf(at);
  if (!page || page.lastSeenOn === today) return noChange({});
  return {
    patch: {},
    writes: [{ ...page, lastSeenOn: today }],
    facts: [{ act: 'person-page.opened', subject: pageId, details: { personId: page.personId } }],
    answer: {},
  };
}
