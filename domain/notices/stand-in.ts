import type { Notice } from '../case/notice.ts';
import { identifier } from '../kernel/identifier.ts';
import { type Absence, isAway } from '../staff/absence.ts';

/** A mention is a word to one person, and whoever stands in may not be allowed to open the note. */
const PERSONAL: ReadonlySet<Notice['template']> = new Set(['note-mention']);

/** Who is told of somebody's work, if that is not left to the person alone. */
export const toldAboutWork = ({ to, template }: Notice): string | undefined =>
  to.kind === 'staff' && !PERSONAL.has(template) ? to.id : undefined;

/**
 * The same notice to whoever stands in for somebody who is away, or to the supervisors of the office if nobody does or that
 * person is away too. Who is away keeps theirs for when they are back.
 */
export function toStandIn(
  notice: Notice,
  away: Absence | undefined,
  standInAway: Absence | undefined,
): Notice | undefined {
  const { to, at } = notice;
  if (to.kind !== 'staff' || away === undefined || !isAway(away, at)) return undefined;
  const { standIn } = away;
  const instead: Notice['to'] =
    standIn === undefined || isAway(standInAway, at)
      ? { kind: 'role', role: 'supervisor', office: to.office }
      : { kind: 'staff', id: standIn, office: away.office };
  const id = identifier('notice', notice.id, JSON.stringify(instead));
  return { ...notice, id, to: instead, data: { ...notice.data, inPlaceOf: to.id } };
}
