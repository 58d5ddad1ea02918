import * as z from 'zod';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange, withStage } from '../../domain/case/change.ts';
import { DateSchema, plus } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { owe } from '../../domain/plan/owe.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { assessedOf, assessmentFields, owedAfterArrival } from './assessment.ts';
import { groupNamed, groupsDue, membersToOrient, topicsOf } from './groups.ts';
import { type OrientationRecord, orientationOf } from './orientation-record.ts';

const HeldSchema = z.strictObject({
  decision: z.literal('held'),
  heldOn: DateSchema,
  topics: z.array(z.string()).min(1),
  present: z.array(z.string()),
  absent: z.array(z.string()),
  ...assessmentFields,
  note: NoteSchema,
});
const FormSchema = z.discriminatedUnion('decision', [
  HeldSchema,
  z.strictObject({ decision: z.literal('cancelled'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
]);

/** A cultural orientation session of one age group; anyone who missed it comes to the next. */
export const orientationSession = workItemKind({
  kind: 'orientation-session',
  stage: 'cultural-orientation',
  role: 'orientation-trainer',
  place: 'asylum',
  form: FormSchema,
  partners: {
    service: 'orientation',
    decisions: ['held', 'cancelled'],
    persons: (file, subject, at) => groupsDue(file, at).find(({ id }) => id === subject)?.members ?? [],
  },
  decide(context, form): Change {
    const { file, item, command } = context;
    const again = plus(command.at, file.policy.orientation.reschedule);
    if (form.decision === 'cancelled') {
      const details = { reasonCode: form.reasonCode };
      return {
        patch: {},
        writes: [],
        facts: [{ act: 'orientation-session.cancelled', subject: item.subject ?? '', details }],
        answer: { complete: false, askAgainAt: again },
      };
    }
    const group = checkedGroup(context, form);
    const record = withSession(context, group, form);
    const complete = !groupsDue(file, command.at, record).some((due) => due.id === group);
    return mergeChanges(whenAllOriented(context, record), {
      patch: {},
      writes: [record],
      facts: [
        {
          act: 'orientation-session.held',
          subject: group,
          details: { present: form.present, absent: form.absent },
        },
      ],
      answer: { complete, askAgainAt: again },
    });
  },
});

function checkedGroup({ file, item, command }: DecisionContext, form: z.infer<typeof HeldSchema>): string {
  const id = item.subject ?? '';
  const members = groupsDue(file, command.at).find((group) => group.id === id)?.members ?? [];
  const named = [...form.present, ...form.absent];
  if (named.length !== members.length || members.some((member) => !named.includes(member)))
    throw invalid('present', rule('group-once', { members: members.length }), `${named.length} names`);
  const topics = topicsOf(file.policy, groupNamed(file.policy, id));
  const unknown = form.topics.find((topic) => !topics.includes(topic));
  if (unknown !== undefined)
    throw invalid('topics', rule('topics-of-programme', { topics: topics.join(', ') }), 'another topic');
  if (form.heldOn > todayAt(file.policy, file.case.office, command.at))
    throw invalid('heldOn', rule('not-in-future'), form.heldOn);
  return id;
}

function withSession(
  { file }: DecisionContext,
  group: string,
  form: z.infer<typeof HeldSchema>,
): OrientationRecord {
  const { heldOn, topics, present, absent } = form;
  const before = orientationOf(file);
  const isAsked = groupNamed(file.policy, group)?.assessed === true;
  const assessed = assessedOf(form, present, isAsked);
  const session = { group, heldOn, topics, present, absent, ...(assessed.length > 0 ? { assessed } : {}) };
  return { ...before, sessions: [...before.sessions, session] };
}

/** Completes the stage when nobody is left, and then owes what goes on after the arrival. */
function whenAllOriented({ file, command }: DecisionContext, record: OrientationRecord): Change {
  if (membersToOrient(file, record, command.at).length > 0) return noChange({});
  const oriented = activeMembers(file).map(({ id }) => id);
  return {
    ...owe(file, owedAfterArrival(file, record, oriented), command),
    patch: {
      stages: withStage(file.case.stages, 'cultural-orientation', 'completed', 'oriented', command.at),
    },
  };
}

/** After too many missed sessions a supervisor excuses the remaining members or asks for one more session. */
export const orientationException = workItemKind({
  kind: 'orientation-exception',
  stage: 'cultural-orientation',
  role: 'supervisor',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('another-session'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('excuse'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide(context, form): Change {
    const { file, item, command } = context;
    if (form.decision === 'another-session')
      return { patch: {}, writes: [], facts: [{ act: 'orientation.repeated' }], answer: { complete: false } };
    const group = groupsDue(file, command.at).find((due) => due.id === item.subject);
    const before = orientationOf(file);
    const record = { ...before, excused: [...before.excused, ...(group?.members ?? [])] };
    const details = { reasonCode: form.reasonCode, excused: group?.members ?? [] };
    return mergeChanges(whenAllOriented(context, record), {
      patch: {},
      writes: [record],
      facts: [{ act: 'orientation.excused', subject: item.subject ?? '', details }],
      answer: { complete: true },
    });
  },
});
