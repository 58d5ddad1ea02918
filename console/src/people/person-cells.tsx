import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { Person } from './use-people.ts';

const TYPES = { active: 'success', invited: 'pending', suspended: 'stopped' } as const;

/** Whether somebody can sign in, and what waits for a second person. */
export function PersonState({ person: { state, pending } }: { person: Person }) {
  const say = useText();
  return (
    <>
      <StatusIndicator type={TYPES[state]}>{say(`people.state.${state}`)}</StatusIndicator>
      {pending && (
        <div>
          <StatusIndicator type="warning">{say('people.waits')}</StatusIndicator>
        </div>
      )}
    </>
  );
}

/** The roles of somebody, in words. */
export function Roles({ roles }: { roles: readonly string[] }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  if (roles.length === 0) return say('people.no-role');
  return format.list(roles.map((role) => words('words.role', role)));
}

/** An office in words, or that somebody belongs to none. */
export function Office({ office, none = false }: { office?: string | undefined; none?: boolean }) {
  const say = useText();
  const words = useWords();
  if (none) return say('people.no-office');
  return office === undefined ? say('people.all-offices') : words('words.office', office);
}
