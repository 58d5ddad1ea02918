import type { CaseFile } from '../case/case-file.ts';
import type { Notice } from '../case/notice.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { Command, Role } from '../kernel/actor.ts';
import { mayNotTell } from './may-tell.ts';

const mayBeTold = (file: CaseFile, sponsorId: string, at: string): boolean => {
  const sponsor = file.sponsors.find(({ id }) => id === sponsorId);
  return sponsor !== undefined && mayNotTell(file, sponsor, at) === undefined;
};

/** A notice to the sponsor that accepted the household; none if there is no such sponsor or it may not be told. */
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
