import type { CaseFile } from '../../domain/case/case-file.ts';
import type { OrientationRecord } from './orientation-record.ts';

/** The orientation of another case with what members heard, or were excused from, in the one they come from. */
export function carriedSessions(
  { orientation }: CaseFile,
  members: readonly string[],
  to: CaseFile,
): OrientationRecord[] {
  if (!orientation) return [];
  const theirs = (ids: readonly string[]): string[] => ids.filter((id) => members.includes(id));
  const sessions = orientation.sessions
    .map(({ assessed, ...session }) => ({
      ...session,
      present: theirs(session.present),
      absent: theirs(session.absent),
      ...(assessed ? { assessed: assessed.filter(({ personId }) => members.includes(personId)) } : {}),
    }))
    .filter(({ present }) => present.length > 0);
  const excused = theirs(orientation.excused);
  if (sessions.length === 0 && excused.length === 0) return [];
  const before = to.orientation;
  return [
    {
      ...{ type: 'orientation-record', schema: 2, caseId: to.case.id },
      sessions: [...(before?.sessions ?? []), ...sessions],
      excused: [...new Set([...(before?.excused ?? []), ...excused])],
    },
  ];
}
