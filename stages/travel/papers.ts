import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Person } from '../../domain/case/person.ts';
import { ageOn, datePlus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid, issue } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { Lever } from '../../domain/kernel/smallest-change.ts';
import { switched } from '../../domain/kernel/smallest-change.ts';
import type { PaperRule, TravelPaperKind } from './policy.ts';
import type { TravelPaper, TravelPapers } from './travel-papers.ts';

/** Papers that the policy asks of these members and that are not on file, or end too early. */
export interface MissingPapers {
  readonly kinds: readonly TravelPaperKind[];
  readonly personIds: readonly string[];
  /** The first day on which they still have to be valid. */
  readonly until: string;
}

/** A paper as the form of the work names it: of one member. */
export type GivenPaper = TravelPaper & { readonly personId: string };

const papersOf = ({ travelPapers }: Pick<CaseFile, 'travelPapers'>, personId: string): TravelPaper[] =>
  travelPapers.find((record) => record.personId === personId)?.papers ?? [];

function isAsked({ of }: PaperRule, { birthDate }: Person, day: string, majority: number): boolean {
  return of === 'each-member' || ageOn(birthDate, day) >= majority === (of === 'each-adult');
}

/**
 * What a household lacks of the papers that its policy asks for, so that each is valid on the day of the journey, and as
 * long after it as the policy says (PROCESS.md, stage 9: documents per person; stage 7: travel before the visa ends).
 */
export function missingPapers(file: CaseFile, day: string): MissingPapers[] {
  const { majority } = file.policy.bestInterests;
  return file.policy.travel.papers.flatMap((asked) => {
    const until = datePlus(day, asked.outlives);
    const holds = ({ kind, validUntil }: TravelPaper) => asked.kinds.includes(kind) && validUntil >= until;
    const personIds = activeMembers(file)
      .filter((person) => isAsked(asked, person, day, majority))
      .map(({ id }) => id)
      .filter((id) => !papersOf(file, id).some(holds));
    return personIds.length === 0 ? [] : [{ kinds: asked.kinds, personIds, until }];
  });
}

/** The records with the papers that were given: a newer paper takes the place of one of its kind. */
export function withPapers(
  { case: { id: caseId }, travelPapers }: Pick<CaseFile, 'case' | 'travelPapers'>,
  given: readonly GivenPaper[],
): TravelPapers[] {
  return [...new Set(given.map(({ personId }) => personId))].map((personId) => {
    const papers = given.flatMap(({ personId: whose, ...paper }) => (whose === personId ? [paper] : []));
    const kept = papersOf({ travelPapers }, personId).filter(
      ({ kind }) => !papers.some((paper) => paper.kind === kind),
    );
    return { type: 'travel-papers', schema: 1, caseId, personId, papers: [...kept, ...papers] };
  });
}

/** Refuses papers of no member, two of one kind for the same person, and those that have ended. */
export function refuseContradictoryTravelPapers(
  file: CaseFile,
  given: readonly GivenPaper[],
  today: string,
): void {
  const members = new Set(activeMembers(file).map(({ id }) => id));
  for (const [index, { personId, kind, validUntil }] of given.entries()) {
    const at = `papers.${index}`;
    if (!members.has(personId)) throw invalid(`${at}.personId`, rule('of-household'), 'another id');
    if (given.findIndex((other) => other.personId === personId && other.kind === kind) !== index)
      throw invalid(`${at}.kind`, rule('given-once'), kind);
    if (validUntil < today) throw invalid(`${at}.validUntil`, rule('day-to-come'), 'a day that has passed');
  }
}

/** Refuses papers that are not complete: one problem for each kind, with for how many it is missing. */
export function refuseIncomplete(file: CaseFile, day: string): void {
  const missing = missingPapers(file, day);
  if (missing.length === 0) return;
  const issues = missing.map(({ kinds, personIds, until }) =>
    issue('papers', rule('papers-until', { kinds: kinds.join(', '), until }), `none for ${personIds.length}`),
  );
  const told = issues.map(({ rule: text, received }) => `${text} (received ${received})`).join('; ');
  throw new CaseError('InvalidInput', `papers: ${told}`, { issues });
}

/** That each paper that is missing were there, person by person. */
export const paperLevers = (file: CaseFile, day: string): Lever<CaseFile>[] =>
  missingPapers(file, day).flatMap(({ kinds: [kind], personIds, until }) =>
    kind === undefined
      ? []
      : personIds.map((personId) =>
          switched<CaseFile>(
            'paper-until',
            (now) => ({ ...now, travelPapers: replaced(now, { personId, kind, until }) }),
            { paper: kind, day: until },
            personId,
          ),
        ),
  );

function replaced(
  file: CaseFile,
  { personId, kind, until }: { personId: string; kind: TravelPaperKind; until: string },
): TravelPapers[] {
  const records = withPapers(file, [{ personId, kind, number: '0', validUntil: until }]);
  return [...file.travelPapers.filter((record) => record.personId !== personId), ...records];
}

/** The first day on which a paper that the policy asks for is valid no more; undefined if none is asked for. */
export function papersValidUntil(file: CaseFile): string | undefined {
  const asked = new Set(file.policy.travel.papers.flatMap(({ kinds }) => kinds));
  return activeMembers(file)
    .flatMap(({ id }) => papersOf(file, id))
    .filter(({ kind }) => asked.has(kind))
    .map(({ validUntil }) => validUntil)
    .sort()[0];
}
