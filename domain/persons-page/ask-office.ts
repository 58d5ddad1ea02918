import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import type { PersonMessage } from './person-message.ts';
import type { PersonPage } from './person-page.ts';

/** The most that one person may have waiting, so that a stolen sheet cannot fill a queue. */
const MOST_WAITING = 10;
const MOST = 200;

/** Stores what a person asks on their page; the relay opens work for their caseworker. */
export function askOffice(
  file: CaseFile,
  { id: pageId, personId }: PersonPage,
  { kind, text }: Pick<PersonMessage, 'kind' | 'text'>,
  command: Command,
): Change {
  const own = file.asked.filter((one) => one.personId === personId);
  const waiting = own.filter(({ answeredAt }) => answeredAt === undefined);
  if (waiting.length >= MOST_WAITING || own.length >= MOST)
    throw new CaseError('WrongState', `Expected at most ${MOST_WAITING} questions of a person to wait.`);
  const id = identifier('message', file.case.id, command.id);
  const message: PersonMessage = {
    ...{ type: 'person-message', schema: 1, id, caseId: file.case.id, personId, pageId },
    ...{ kind, text, at: command.at },
  };
  return {
    patch: {},
    writes: [message],
    facts: [{ act: `person-message.${kind}`, subject: id, details: { personId } }],
    answer: { messageId: id },
  };
}
