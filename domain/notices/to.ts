import type { CaseFile } from '../case/case-file.ts';
import type { Notice } from '../case/notice.ts';
import type { Command, Role } from '../kernel/actor.ts';
import { identifier } from '../kernel/identifier.ts';
import { mayNotTell } from './may-tell.ts';

/** A notice of a case. Staff read theirs in the console, so it is sent once it is written. Its id follows from the command, so a repeated command sends nothing twice. */
export const noticeTo = (
  caseId: string,
  to: Notice['to'],
  template: Notice['template'],
  command: Command,
  data: Record<string, string> = {},
): Notice => ({
  type: 'notice',
  schema: 7,
  id: identifier('notice', command.id, template, JSON.stringify(to)),
  caseId,
  template,
  to,
  data,
  ...(to.kind === 'sponsor'
    ? { status: 'pending' as const }
    : { status: 'sent' as const, channel: 'in-app' as const, sentAt: command.at }),
  at: command.at,
});

const mayBeTold = (file: CaseFile, sponsorId: string, at: string): boolean => {
  const sponsor = file.sponsors.find(({ id }) => id === sponsorId);
  return sponsor !== undefined && mayNotTell(file, sponsor, at) === undefined;
};

/** A notice to the sponsor that accepted the household; none when there is no such sponsor, or it may not be told. */
export const toSponsorOf = (
  file: CaseFile,
  template: Notice['template'],
  command: Command,
  data: Record<string, string> = {},
): Notice[] =>
  file.offers
    .filter((offer) => offer.status === 'accepted' && mayBeTold(file, offer.sponsorId, command.at))
    .map((offer) =>
      noticeTo(file.case.id, { kind: 'sponsor', id: offer.sponsorId }, template, command, {
        offerId: offer.id,
        ...data,
      }),
    );

/** A notice to everyone in a role at an office. */
export const toRole = (
  file: CaseFile,
  role: Role,
  office: string,
  template: Notice['template'],
  command: Command,
  data: Record<string, string> = {},
): Notice => noticeTo(file.case.id, { kind: 'role', role, office }, template, command, data);
