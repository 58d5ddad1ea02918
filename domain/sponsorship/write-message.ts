import type { CaseFile } from '../case/case-file.ts';
import { destinationOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { toRole } from '../notices/to.ts';
import type { SponsorMessage, WorryTopic } from './sponsor-message.ts';

/** The most messages about one offer, so that a stolen link cannot fill a queue. */
const MAX_MESSAGES = 20;

/** Stores what a sponsor wrote; the relay opens the work item. */
export function writeMessage(
  file: CaseFile,
  wanted: Pick<SponsorMessage, 'offerId' | 'sponsorId' | 'kind' | 'text'> & { topic?: WorryTopic },
  command: Command,
): Change {
  if (file.messages.filter(({ offerId }) => offerId === wanted.offerId).length >= MAX_MESSAGES)
    throw new CaseError('WrongState', `Expected at most ${MAX_MESSAGES} messages about an offer.`);
  const id = identifier('message', file.case.id, command.id);
  const { kind, topic } = wanted;
  const safety = topic === 'safety';
  const office = destinationOf(file);
  return {
    patch: {},
    writes: [
      { type: 'sponsor-message', schema: 1, id, caseId: file.case.id, ...wanted, at: command.at },
      ...(safety ? [toRole(file, 'protection-officer', office, 'protection-concern', command)] : []),
    ],
    facts: [
      {
        act: `sponsor-message.${kind}`,
        subject: id,
        details: { offerId: wanted.offerId, ...(topic ? { topic } : {}) },
      },
    ],
    answer: { messageId: id },
  };
}
