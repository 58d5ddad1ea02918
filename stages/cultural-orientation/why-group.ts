import type { CaseFile } from '../../domain/case/case-file.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import type { Lever } from '../../domain/kernel/smallest-change.ts';
import { switched, waysOtherwise } from '../../domain/kernel/smallest-change.ts';
import type { Why } from '../../domain/kernel/why.ts';
import { groupNamed, groupsDue, topicsOf, topicsToHear } from './groups.ts';
import { orientationOf } from './orientation-record.ts';

/** As if somebody had been at a session that spoke of these topics. */
const heard =
  (personId: string, group: string, topics: readonly string[], at: string) =>
  (file: CaseFile): CaseFile => {
    const record = orientationOf(file);
    const session = { group, heldOn: dateOf(at), topics: [...topics], present: [personId], absent: [] };
    return { ...file, orientation: { ...record, sessions: [...record.sessions, session] } };
  };

/** Why a group of the household is asked to a session, and what would have left it out; undefined if it is not due. */
export function whyGroupDue(file: CaseFile, group: string, at: string): Why | undefined {
  const isDue = (now: CaseFile) => groupsDue(now, at).find(({ id }) => id === group);
  const members = isDue(file)?.members;
  const about = groupNamed(file.policy, group);
  if (members === undefined || about === undefined) return undefined;
  const levers = members.map((personId): Lever<CaseFile> => {
    const topics = topicsToHear(file, personId, at);
    return switched('topics-heard', heard(personId, group, topics, at), { topics: topics.length }, personId);
  });
  return {
    rule: 'orientation-group',
    values: {
      ...{ group, from: about.fromAge, persons: members.length, policy: file.policy.version },
      topics: topicsOf(file.policy, about).length,
    },
    ways: waysOtherwise((now) => isDue(now) === undefined, file, levers),
  };
}
