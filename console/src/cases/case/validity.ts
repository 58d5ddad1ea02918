import type { CaseView, Member } from './use-case.ts';

/** `ended`: its last day is over; `before-travel`: it ends before the household travels; `soon`: within two months. */
export type Standing = 'ended' | 'before-travel' | 'soon' | 'holds';

/** Something with a last day: an examination, a paper or a consent of a member, or the state's security checks. */
export interface Validity {
  readonly about: 'health' | 'paper' | 'travel-paper' | 'consent' | 'security';
  /** Empty where it is about the household. */
  readonly personId: string;
  /** What kind of paper it is, or what the consent is for. */
  readonly what?: string;
  readonly until: string;
  readonly standing: Standing;
}

type Papers = NonNullable<Member['identityPapers']>;

const SOON_DAYS = 60;
const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The day that the household is to travel on; undefined if none is planned or it has left already. */
export const travelDay = ({ travel }: Pick<CaseView, 'travel'>): string | undefined =>
  travel?.departedAt === undefined ? travel?.departureAt?.slice(0, 10) : undefined;

export function standingOf(until: string, today: string, travel: string | undefined): Standing {
  if (until < today) return 'ended';
  if (travel !== undefined && until < travel) return 'before-travel';
  return until <= daysAfter(today, SOON_DAYS) ? 'soon' : 'holds';
}

/** Papers that another of the same kind and issuer outlasts no longer count. */
const counting = (papers: Papers): Papers =>
  papers.filter(
    ({ kind, country, expiresOn }) =>
      kind === 'other' ||
      expiresOn === undefined ||
      !papers.some(
        (other) =>
          other.kind === kind &&
          other.country === country &&
          (other.expiresOn === undefined || other.expiresOn > expiresOn),
      ),
  );

/** What of a household has a last day, the first to end first. */
export function validities(view: CaseView, today: string): Validity[] {
  const travel = travelDay(view);
  const members = view.persons.filter(({ status }) => status === 'active');
  const one = (found: Omit<Validity, 'standing'>): Validity => ({
    ...found,
    standing: standingOf(found.until, today, travel),
  });
  const ids = new Set(members.map(({ id }) => id));
  const arrived = view.travel?.arrivedAt !== undefined;
  const security = arrived ? undefined : view.stateSubmissions?.securityValidUntil;
  return [
    ...(security === undefined ? [] : [one({ about: 'security', personId: '', until: security })]),
    ...(arrived ? [] : (view.health ?? []))
      .filter(({ personId, cleared }) => cleared && ids.has(personId))
      .map(({ personId, validUntil }) => one({ about: 'health', personId, until: validUntil })),
    ...members.flatMap(({ id, identityPapers = [] }) =>
      counting(identityPapers).flatMap(({ kind, expiresOn }) =>
        expiresOn === undefined ? [] : [one({ about: 'paper', personId: id, what: kind, until: expiresOn })],
      ),
    ),
    ...(view.travel?.departedAt === undefined ? (view.travelPapers ?? []) : [])
      .filter(({ personId }) => ids.has(personId))
      .flatMap(({ personId, papers }) =>
        papers.map(({ kind, validUntil }) =>
          one({ about: 'travel-paper', personId, what: kind, until: validUntil }),
        ),
      ),
    ...view.consents.flatMap(({ personId, purpose, expiresOn, withdrawnAt }) =>
      expiresOn === undefined || withdrawnAt !== undefined || !ids.has(personId)
        ? []
        : [one({ about: 'consent', personId, what: purpose, until: expiresOn })],
    ),
  ].sort((a, b) => a.until.localeCompare(b.until));
}
