import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Role } from '../../../domain/kernel/actor.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { useTours } from './tour-state.ts';
import { TOURS } from './tours.ts';

/** Where the tours of a person's roles are begun, taken up again, or taken once more. */
export function TourPanel() {
  const say = useText();
  const words = useWords();
  const { person } = useSession();
  const { state, keep } = useTours(person.id);
  const roles = person.roles.filter((role) => TOURS[role] !== undefined);
  if (roles.length === 0) return null;
  const begin = (role: Role, at: number) => keep({ at: { ...state.at, [role]: at }, open: role });
  return (
    <Container
      header={
        <Header variant="h2" description={say('tour.lead')}>
          {say('tour.title')}
        </Header>
      }
    >
      <SpaceBetween size="s">
        {roles.map((role) => {
          const count = TOURS[role]?.length ?? 0;
          const at = state.at[role] ?? 0;
          const isLeft = at > 0 && at < count;
          return (
            <div key={role}>
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                <span>
                  {at >= count
                    ? say('tour.seen', { role: words('words.role', role) })
                    : say('tour.at', { role: words('words.role', role), at, count })}
                </span>
                {isLeft && (
                  <Button variant="primary" onClick={() => begin(role, at)}>
                    {say('tour.again')}
                  </Button>
                )}
                <Button variant={isLeft ? 'normal' : 'primary'} onClick={() => begin(role, 0)}>
                  {say('tour.begin')}
                </Button>
              </SpaceBetween>
            </div>
          );
        })}
      </SpaceBetween>
    </Container>
  );
}
