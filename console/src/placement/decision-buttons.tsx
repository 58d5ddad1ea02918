import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { DecisionProps } from './decision-props.ts';
import { OverrideDialog } from './override-dialog.tsx';

/**
 * Confirm the first, or choose another; disabled while a colleague has the item or the first can no longer be asked.
 */
export function DecisionButtons({ household, nameOf, onDone }: Omit<DecisionProps, 'onClose'>) {
  const say = useText();
  const { person } = useSession();
  const [open, setOpen] = useState<'confirm' | 'override'>();
  const { proposal, gone, assignee } = household;
  const [first] = proposal.top;
  const held = assignee !== null && assignee !== person.id && !person.roles.includes('supervisor');
  const lost = gone.some(({ sponsorId }) => sponsorId === first?.sponsorId);
  const why = held ? say('placement.held', { assignee }) : say('placement.outdated');
  const off = { disabled: true, disabledReason: why };
  const close = () => setOpen(undefined);
  const done = () => {
    close();
    onDone();
  };
  const props = { household, nameOf, onDone: done, onClose: close };
  if (!first) return null;
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <Button {...(held ? off : {})} onClick={() => setOpen('override')}>
          {say('placement.override')}
        </Button>
        <Button variant="primary" {...(held || lost ? off : {})} onClick={() => setOpen('confirm')}>
          {say('placement.confirm', { sponsor: nameOf(first.sponsorId) })}
        </Button>
      </SpaceBetween>
      {open === 'confirm' && <ConfirmDialog {...props} />}
      {open === 'override' && <OverrideDialog {...props} />}
    </>
  );
}
