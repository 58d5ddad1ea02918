import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { ChangeStanding } from '../../../contracts/api/sponsors.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { SPONSORS, type Sponsor } from './use-sponsors.ts';

const REASONS = {
  suspended: ['concern-reported', 'check-under-way', 'asked-for-pause', 'housing-lost'],
  revoked: ['check-not-clear', 'concern-confirmed', 'no-longer-willing', 'moved-away'],
  reinstated: ['concern-cleared', 'pause-over', 'checks-renewed'],
} as const;

interface Props {
  readonly sponsor: Sponsor;
  readonly to: keyof typeof REASONS;
  onClose(): void;
}

/** Suspends, revokes or reinstates a sponsor with a reason, after stating the consequences. */
export function StandingDialog({ sponsor, to, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const draft = useDraft(`sponsor.standing.${sponsor.id}.${to}`, { reasonCode: '' });
  const [asked, setAsked] = useState(false);
  const { reasonCode } = draft.values;
  const write = useDeskWrite({
    draft,
    changes: [SPONSORS],
    done: say(`sponsors.done.${to}`),
    send: (key) => call(ChangeStanding, { params: { sponsorId: sponsor.id }, body: { to, reasonCode }, key }),
    onDone: onClose,
  });
  return (
    <Dialog
      title={say(`sponsors.do.${to}`)}
      go={say(`sponsors.do.${to}`)}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (isCode(reasonCode)) write.mutate();
      }}
    >
      <Alert type={to === 'reinstated' ? 'info' : 'warning'}>{say(`sponsors.what.${to}`)}</Alert>
      <CodeChoice
        label={say('sponsors.why')}
        words="sponsors.reason"
        codes={REASONS[to]}
        value={reasonCode}
        asked={asked}
        onChoose={(code) => draft.change({ reasonCode: code })}
      />
    </Dialog>
  );
}
