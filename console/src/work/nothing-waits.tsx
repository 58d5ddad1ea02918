import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Role } from '../../../domain/kernel/actor.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';

/** Where somebody of a role goes on when nothing waits for them. */
const NEXT: Partial<Record<Role, string>> = {
  caseworker: '/cases',
  'health-staff': '/appointments',
  'orientation-trainer': '/appointments',
  'tracing-officer': '/tracing',
  'sponsorship-officer': '/sponsors',
  'travel-officer': '/travel',
  'protection-officer': '/cases',
  supervisor: '/operations',
};
const ROLES = Object.keys(NEXT) as Role[];

interface Props {
  /** Whether a filter hides other work of this queue. */
  readonly filtered: boolean;
  onShowAll(): void;
}

/** An empty queue: what to do now in this role, or the whole queue if a filter hides it. */
export function NothingWaits({ filtered, onShowAll }: Props) {
  const say = useText();
  const follow = useFollow();
  const { person } = useSession();
  const role = ROLES.findLast((each) => person.roles.includes(each));
  return (
    <Box textAlign="center" padding="l">
      <SpaceBetween size="xs">
        <Box variant="h2" fontSize="heading-s">
          {say('work.empty.title')}
        </Box>
        <Box color="text-body-secondary">{say(filtered ? 'work.empty.filter' : 'work.empty.all')}</Box>
        {role && <Box color="text-body-secondary">{say(`work.empty.${role}`)}</Box>}
        <SpaceBetween direction="horizontal" size="xs">
          {filtered && <Button onClick={onShowAll}>{say('work.show-all')}</Button>}
          {role && (
            <Button href={hrefOf(NEXT[role] ?? '')} onFollow={follow}>
              {say(`work.empty.${role}.go`)}
            </Button>
          )}
        </SpaceBetween>
      </SpaceBetween>
    </Box>
  );
}
