import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { oneShotKey } from '../api/use-write.ts';
import { useText } from '../i18n/use-text.ts';
import type { Household } from './use-placement.ts';
import { useProposalDecision, useRenewal } from './use-proposal-decision.ts';

interface Props {
  readonly household: Household;
  onDone(): void;
}

/** What can be done if nobody can be asked: check again, or pass the household to the supervisor. */
export function PassOn({ household, onDone }: Props) {
  const say = useText();
  const renewal = useRenewal(household);
  const draft = useMemo(() => oneShotKey(), []);
  const { decide, busy, problem } = useProposalDecision({ household, draft, sponsor: '', onDone });
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="xs">
        <Button loading={renewal.isPending} onClick={() => renewal.mutate()}>
          {say('placement.renew')}
        </Button>
        <Button loading={busy} onClick={() => decide({ decision: 'confirm' })}>
          {say('placement.pass-on')}
        </Button>
      </SpaceBetween>
      <ProblemAlert problem={problem ?? renewal.error} />
    </SpaceBetween>
  );
}
