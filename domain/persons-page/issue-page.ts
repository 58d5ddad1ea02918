import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { activeMembers, memberOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import { notUsed } from '../case/rights-request.ts';
import type { Command } from '../kernel/actor.ts';
import { ageAt, isBefore, plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { ReasonCodeSchema } from '../work-item/kind.ts';
import type { PersonPage } from './person-page.ts';
import { PersonPageSchema } from './person-page.ts';
import { isAtRisk } from './risk.ts';

/** A sheet of paper is lost within a year; whoever still needs the page is given a new one. */
const LASTS = 'P1Y';
/** Far more than a household ever loses. */
const MOST_PAGES = 60;

export const NewPageSchema = z.strictObject({
  language: PersonPageSchema.shape.language,
  /** Whoever issues it hands it to the person with nobody beside them. */
  alone: z.boolean().default(false),
});
export const RevokePageSchema = z.strictObject({ reasonCode: ReasonCodeSchema });

export type Issued = { pageId: string; until: string };

/** The page that a person can open now; undefined if there is none. */
export const livePageOf = (
  { pages }: Pick<CaseFile, 'pages'>,
  personId: string,
  at: string,
): PersonPage | undefined =>
  pages.find((one) => one.personId === personId && one.revoked === undefined && isBefore(at, one.until));

/** The adults of the household, who can each be given a page of their own. */
export const adultsOf = (file: CaseFile, at: string) =>
  activeMembers(file).filter(({ birthDate }) => ageAt(birthDate, at) >= file.policy.bestInterests.majority);

/**
 * Issues the page of an adult; an earlier one of theirs ends in the same commit. Where somebody of the household may be
 * at risk of another, it is handed to the person alone (IASC Guidelines on gender-based violence, 2015: confidentiality).
 */
export function issuePage(
  file: CaseFile,
  personId: string,
  wanted: z.infer<typeof NewPageSchema>,
  command: Command,
): Change<Issued> {
  const person = memberOf(file, personId);
  if (file.case.status === 'closed') throw new CaseError('WrongState', 'Expected a case that is not closed.');
  if (!adultsOf(file, command.at).includes(person))
    throw invalid('personId', rule('adult-of-household'), 'somebody else');
  if (notUsed(file.rights, personId, undefined) !== undefined)
    throw new CaseError('WrongState', 'Expected data whose use is not restricted.');
  if (isAtRisk(file) && !wanted.alone) throw invalid('alone', rule('handed-alone'), 'false');
  if (file.pages.length >= MOST_PAGES)
    throw new CaseError('StoreFull', `Expected at most ${MOST_PAGES} pages of a household.`);
  const page: PersonPage = {
    ...{ type: 'person-page', schema: 1, id: identifier('page', file.case.id, command.id) },
    ...{ caseId: file.case.id, personId, ...wanted },
    ...{ issuedAt: command.at, issuedBy: command.actor.id, until: plus(command.at, LASTS) },
  };
  const before = livePageOf(file, personId, command.at);
  const ended = before ? revokedPage(before, 'replaced', command) : noChange({});
  return {
    patch: {},
    writes: [...ended.writes, page],
    facts: [
      ...ended.facts,
      {
        act: 'person-page.issued',
        subject: page.id,
        details: { personId, language: page.language, alone: page.alone },
      },
    ],
    answer: { pageId: page.id, until: page.until },
  };
}

function revokedPage(page: PersonPage, reasonCode: string, { actor, at }: Command): Change<Issued> {
  return {
    patch: {},
    writes: [{ ...page, revoked: { at, by: actor.id, reasonCode } }],
    facts: [
      { act: 'person-page.revoked', subject: page.id, details: { personId: page.personId, reasonCode } },
    ],
    answer: { pageId: page.id, until: page.until },
  };
}

/** Ends a page at once: its link and its code open nothing any more. */
export function revokePage(
  file: CaseFile,
  pageId: string,
  reasonCode: string,
  command: Command,
): Change<Issued> {
  const page = file.pages.find(({ id }) => id === pageId);
  if (!page) throw new CaseError('NotFound', `Expected a page of a person, received ${pageId}.`);
  if (page.revoked) return noChange({ pageId, until: page.until });
  return revokedPage(page, reasonCode, command);
}
