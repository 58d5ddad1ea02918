import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import type { Person } from '../../domain/case/person.ts';
import { isUnderWay } from '../../domain/casework/journey.ts';
import { isMinor } from '../../domain/casework/those-left.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { firstEyes, latestDecision, refuseSamePerson } from '../../domain/work-item/decisions.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { NoteSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';

const KIND = 'household-move';

const SettledSchema = z.strictObject({
  decision: z.literal('settled'),
  members: z
    .array(z.strictObject({ personId: z.string(), part: z.enum(['moves', 'stays']) }))
    .min(1)
    .max(20),
  /** The other adults concerned who agree, each asked separately. */
  consenting: z.array(z.string()).max(20),
  note: NoteSchema,
});
type Form = z.infer<typeof SettledSchema>;
const FoundSchema = z.looseObject({ personId: z.string() });

/** Refuses a form that leaves somebody out, leaves children alone, or leaves an adult unasked. */
function refuseIncomplete({ file, item, command: { at } }: DecisionContext, form: Form): void {
  const members = activeMembers(file);
  const parts = new Map(form.members.map(({ personId, part }) => [personId, part]));
  if (parts.size !== members.length || members.some(({ id }) => !parts.has(id)))
    throw invalid('members', rule('every-member-decided'), `${parts.size} of ${members.length}`);
  const found = FoundSchema.safeParse(item.context).data?.personId ?? '';
  if (parts.get(found) !== 'moves') throw invalid('members', rule('found-person-moves'), 'another decision');
  const adult = (person: Person) => !isMinor(file, person, at);
  const stay = members.filter(({ id }) => parts.get(id) === 'stays');
  if (stay.length > 0 && !stay.some(adult)) throw invalid('members', rule('adult-stays'), 'children alone');
  const childMoves = members.some(
    (member) => member.id !== found && parts.get(member.id) === 'moves' && !adult(member),
  );
  const concerned = members.filter(
    (member) => member.id !== found && adult(member) && (parts.get(member.id) === 'moves' || childMoves),
  );
  const unasked = concerned.filter(({ id }) => !form.consenting.includes(id));
  if (unasked.length > 0) throw invalid('consenting', rule('adults-agree'), `${unasked.length} not asked`);
}

const sameParts = (a: unknown, b: unknown): boolean => {
  const inOrder = (members: unknown) =>
    SettledSchema.shape.members
      .parse(members)
      .map(({ personId, part }) => `${personId} ${part}`)
      .sort()
      .join();
  return inOrder(a) === inOrder(b);
};

/**
 * Who in the found person's household joins the seeker with them and who stays: one person, one active case. It takes
 * effect when a second person decides the same; nobody joins or leaves during a journey.
 */
export const householdMove = workItemKind({
  kind: KIND,
  stage: 'family-tracing',
  role: 'caseworker',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [SettledSchema]),
  first: (file, subject) => firstEyes(latestDecision(file, KIND, subject), []),
  prepare(file, subject) {
    const first = latestDecision(file, KIND, subject);
    return first ? { context: { proposedBy: first.by } } : {};
  },
  decide(context, form) {
    const { file, item, command } = context;
    if (isUnderWay(file))
      throw new CaseError('WrongState', 'Expected a household that is not travelling, received one that is.');
    refuseIncomplete(context, form);
    const first = latestDecision(file, KIND, item.subject);
    const confirmed = first !== undefined && sameParts(first.form.members, form.members);
    if (confirmed) refuseSamePerson(first, command.actor, 'Who moves is decided by two persons');
    const moving = form.members.filter(({ part }) => part === 'moves').map(({ personId }) => personId);
    return {
      patch: {},
      writes: [],
      facts: [
        {
          act: confirmed ? 'household-move.confirmed' : 'household-move.proposed',
          subject: item.subject ?? '',
          details: { moving, consenting: form.consenting },
        },
      ],
      answer: { confirmed },
    };
  },
});

/** Stops asking the found person's household when the request closes before anybody has left. */
export function endMove(file: CaseFile, requestId: string): Change {
  const asked = file.workItems.filter(
    (item) => item.kind === KIND && item.subject === requestId && isOpen(item),
  );
  return {
    ...noChange({}),
    writes: asked.map((item) => ({ ...item, status: 'cancelled' as const, version: item.version + 1 })),
    facts: asked.map(() => ({
      act: 'tracing-request.stopped',
      subject: requestId,
      details: { outcome: 'request-closed' },
    })),
  };
}

/**
 * Who leaves the found person's case for the reunification: as decided by two persons, or the found person alone if
 * there is nobody to ask about; undefined while the question is open. It stays the same once they have left.
 */
export function movingWith(file: CaseFile, requestId: string, personId: string): string[] | undefined {
  const of = (status: Person['status']) =>
    file.persons.filter((person) => person.status === status).map(({ id }) => id);
  const decision = latestDecision(file, KIND, requestId);
  const decided = decision?.answer.confirmed
    ? SettledSchema.shape.members.parse(decision.form.members).filter(({ part }) => part === 'moves')
    : undefined;
  const members = of('active');
  const settled = file.case.status === 'closed' || !members.includes(personId);
  const can = settled ? of('split') : members;
  if (decided)
    return [...new Set([personId, ...decided.map((one) => one.personId).filter((id) => can.includes(id))])];
  return settled || (members.length === 1 && !isUnderWay(file)) ? [personId] : undefined;
}
