import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Person } from '../../domain/case/person.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { ageAt, isBefore, plus } from '../../domain/kernel/calendar.ts';
import { present } from '../../domain/kernel/present.ts';
import { toRole } from '../../domain/notices/to.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Candidate as Matched } from '../../domain/tracing/matcher.ts';
import type { Candidate, Match, TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { subjectOf } from '../../domain/tracing-request/tracing-request.ts';
import { pairEvidence, personOf, tracingQuery } from './traced-person.ts';

/** A person found by the matcher, with their current record. */
export interface Registered {
  matched: Matched;
  person: Person;
  office: string;
}

/** The most candidates that wait for a decision at one time, and that are kept with a request at all. */
const MAX_OPEN = 5;
const MAX_KEPT = 200;

/** How many more candidates a request can have now. */
export const roomIn = ({ candidates }: TracingRequest): number =>
  Math.min(
    MAX_OPEN - candidates.filter(({ decision }) => decision === 'open').length,
    MAX_KEPT - candidates.length,
  );

/** The matcher's candidates that are plausible enough for a person to review. */
export const plausibleCandidates = (candidates: readonly Matched[]): Matched[] =>
  candidates.filter((candidate) => candidate.band !== 'unlikely').slice(0, 20);

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** A match without values of either side. */
export const matchOf = ({ band, probability, reasons, measured }: Matched): Match => ({
  band,
  probability: rounded(probability),
  reasons: reasons.map(({ field, agreement, bits }) => ({ field, agreement, bits })),
  measured,
});

/**
 * True if a known pair must not be proposed again: a settled pair returns only with other evidence, a deferred one
 * also after the search interval.
 */
function staysAway(known: Candidate, evidence: string, policy: Policy, at: string): boolean {
  if (known.decision === 'confirmed' || known.decision === 'open') return true;
  const due =
    known.decision === 'deferred' &&
    known.decidedAt !== undefined &&
    !isBefore(at, plus(known.decidedAt, policy.tracing.reviewEvery));
  return known.evidence === evidence && !due;
}

function proposed({ matched, person, office }: Registered, evidence: string, file: CaseFile, at: string) {
  const [language] = person.languages;
  const candidate: Candidate = {
    caseId: person.caseId,
    personId: person.id,
    decision: 'open',
    evidence,
    office,
    ...(language === undefined ? {} : { language }),
    minor: ageAt(person.birthDate, at) < file.policy.bestInterests.majority,
    ...(person.status === 'deceased' ? { deceased: true } : {}),
    match: matchOf(matched),
  };
  return candidate;
}

/**
 * Another office is asked before it shows who the person is; not again once it has agreed, nor with the same
 * evidence.
 */
function sharingOf(
  { office, evidence }: Candidate,
  known: Candidate | undefined,
  asking: string,
): Pick<Candidate, 'sharing'> {
  if (office === asking) return {};
  const answered = known?.sharing?.status === 'agreed' || known?.evidence === evidence;
  return { sharing: known?.sharing && answered ? known.sharing : { status: 'asked' } };
}

/** Members of a household, and those of them who died. */
const isSearched = ({ status }: Person): boolean => status === 'active' || status === 'deceased';

/**
 * The candidates that are new to a request, best first: never the seeker's own household, nobody twice, and a
 * rejected pair only with other evidence.
 */
export function newCandidates(
  file: CaseFile,
  request: TracingRequest,
  found: readonly Registered[],
  at: string,
): Candidate[] {
  const query = tracingQuery(request, file.persons);
  if (!query) return [];
  const own = new Set(file.persons.map((person) => person.id));
  const seen = new Set<string>();
  const fresh = found.flatMap((registered) => {
    const { person, matched } = registered;
    const { caseId, personId } = personOf(matched.person);
    if (caseId === file.case.id || own.has(personId) || seen.has(personId) || !isSearched(person)) return [];
    const evidence = pairEvidence(query, matched.evidence);
    const known = request.candidates.find((candidate) => candidate.personId === personId);
    if (known && staysAway(known, evidence, file.policy, at)) return [];
    seen.add(personId);
    const candidate = proposed(registered, evidence, file, at);
    return [{ ...candidate, ...sharingOf(candidate, known, request.office ?? file.case.office) }];
  });
  return fresh.slice(0, Math.max(0, roomIn(request)));
}

/**
 * Adds new candidates to a request and notifies the tracing officers of a likely one. Wakes the waiting execution.
 */
export function propose(
  file: CaseFile,
  request: TracingRequest,
  fresh: readonly Candidate[],
  because: 'search' | 'registration' | 'evidence' | 'outside',
  command: Command,
): Change {
  const { awaiting: _woken, ...asleep } = request;
  const kept = asleep.candidates.filter((old) => !fresh.some((one) => one.personId === old.personId));
  const strong = fresh.filter((candidate) => candidate.match?.band === 'likely');
  const office = request.office ?? file.case.office;
  const data = { requestId: request.id, candidates: String(strong.length) };
  const notice = toRole(file, 'tracing-officer', office, 'tracing-candidate-found', command, data);
  const details = { candidates: fresh.length, likely: strong.length, because };
  return {
    patch: {},
    writes: [{ ...asleep, candidates: [...kept, ...fresh] }, ...(strong.length > 0 ? [notice] : [])],
    facts: [{ act: 'tracing-request.matched', subject: request.id, details }],
    answer: { subject: subjectOf(request, present(fresh[0], 'a candidate to propose')) },
  };
}
