import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { useWho } from '../../desk/use-who.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { grouped, useWhere } from '../use-where.ts';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';

type Wait = CaseView['waitsFor'][number];

/** Who owes what next, the most urgent first, with links to what this person may decide. */
export function OwedWork({ view, now }: { view: CaseView; now: number }) {
  const where = useWhere();
  return grouped(view.waitsFor).map((group) => {
    const items = view.waitsFor.filter(
      ({ kind, role, office }) => kind === group.kind && role === group.role && office === group.office,
    );
    return (
      <div key={`${group.kind} ${group.role} ${group.office}`}>
        <StatusIndicator type={Date.parse(group.dueAt) < now ? 'warning' : 'pending'} wrapText>
          {where.sentence(group, now)}
        </StatusIndicator>
        <ul className="owed-items">
          {items.map((item) => (
            <Item key={item.workItemId} item={item} view={view} />
          ))}
        </ul>
      </div>
    );
  });
}

/** One piece of work as a link, and whoever has taken it; nothing if it could neither be opened nor is taken. */
function Item({ item, view }: { item: Wait; view: CaseView }) {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const nameOf = useMemberName(view);
  const who = useWho(view.people);
  const { person } = useSession();
  const { workItemId, kind, role, office, assignee, subject } = item;
  const opens =
    office === person.office && (person.roles.includes(role) || person.roles.includes('supervisor'));
  const about = view.persons.some(({ id }) => id === subject) ? nameOf(subject ?? '') : undefined;
  const what = words('words.kind', kind);
  const text = about === undefined ? what : say('cases.where.about', { what, name: about });
  if (!opens && assignee === undefined) return null;
  return (
    <li>
      {opens ? (
        <Link href={hrefOf(`/work/${workItemId}`)} onFollow={follow}>
          {text}
        </Link>
      ) : (
        text
      )}
      {assignee !== undefined && (
        <>
          {' · '}
          {assignee === person.id
            ? say('cases.where.taken-by-you')
            : say('cases.where.taken', { who: who(assignee) })}
        </>
      )}
    </li>
  );
}
