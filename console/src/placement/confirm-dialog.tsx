import Box from '@cloudscape-design/components/box';
import { useMemo } from 'react';
import { oneShotKey } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useText } from '../i18n/use-text.ts';
import type { DecisionProps } from './decision-props.ts';
import { useProposalDecision } from './use-proposal-decision.ts';

/** Says who will be asked, in which order, before the first offer goes out. */
export function ConfirmDialog({ household, nameOf, onDone, onClose }: DecisionProps) {
  const say = useText();
  const draft = useMemo(() => oneShotKey(), []);
  const [first, ...next] = household.proposal.top.map(({ sponsorId }) => nameOf(sponsorId));
  const sponsor = first ?? '';
  const { decide, busy, problem } = useProposalDecision({ household, draft, sponsor, onDone });
  return (
    <Dialog
      title={say('placement.confirm.title', { sponsor })}
      go={say('placement.confirm.go')}
      busy={busy}
      problem={problem}
      onGo={() => decide({ decision: 'confirm' })}
      onClose={onClose}
    >
      <Box>{say('placement.confirm.what', { sponsor, persons: household.persons })}</Box>
      {next.length > 0 && (
        <Box>
          {say('placement.confirm.next')}
          <ol>
            {next.map((name) => (
              <li key={name}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ol>
        </Box>
      )}
    </Dialog>
  );
}
