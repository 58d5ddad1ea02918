import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import LiveRegion from '@cloudscape-design/components/live-region';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useContext } from 'react';
import { DraftContext } from '../drafts/use-draft.ts';
import { useOwnTexts } from '../i18n/use-own-texts.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { SignedOutPage } from './signed-out-page.tsx';
import { usePresence } from './use-presence.ts';

/** How often a screen reader says how much time is left: not each second. */
const SAID = [120, 60, 30, 10];

/** Asks whoever seems to be gone whether they are there, and ends the sign-in of who does not answer. */
export function IdleGuard({ onEnded }: { onEnded(page: ReactNode): void }) {
  const say = useText();
  const ready = useOwnTexts('idle');
  const session = useSession();
  const drafts = useContext(DraftContext);
  const { phase, stay } = usePresence((by, minutes) => {
    if (session.hasLeft()) return;
    void session.end();
    onEnded(<SignedOutPage by={by} minutes={minutes} onAgain={() => void session.reenter(true)} />);
  });
  const onSignOut = () => {
    drafts?.clearAll();
    void session.signOut();
  };
  if (phase.kind !== 'warned' || !ready) return null;
  const seconds = Math.ceil(phase.leftMs / 1000);
  return (
    <Modal
      visible
      header={say('idle.ask.title')}
      closeAriaLabel={say('idle.stay')}
      onDismiss={stay}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onSignOut}>
              {say('idle.sign-out')}
            </Button>
            <Button variant="primary" onClick={stay}>
              {say('idle.stay')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="s">
        <Box fontSize="heading-m">
          <span aria-hidden="true">{say('idle.ask.left', { seconds })}</span>
        </Box>
        <Box>{say('idle.ask.kept')}</Box>
      </SpaceBetween>
      <LiveRegion assertive hidden>
        {say('idle.ask.left', { seconds: SAID.findLast((each) => each >= seconds) ?? seconds })}
      </LiveRegion>
    </Modal>
  );
}
