import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useIntl } from 'react-intl';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import type { Household } from './use-placement.ts';
import { useRenewal } from './use-proposal-decision.ts';

interface Props {
  readonly household: Household;
  nameOf(sponsorId: string): string;
}

/** Says which of the best are no longer available since the proposal was made, and offers to renew it. */
export function OutdatedAlert({ household, nameOf }: Props) {
  const say = useText();
  const words = useWords();
  const intl = useIntl();
  const renewal = useRenewal(household);
  const { gone } = household;
  if (gone.length === 0) return null;
  return (
    <>
      <Alert
        type="warning"
        header={say('placement.outdated.title')}
        action={
          <Button loading={renewal.isPending} onClick={() => renewal.mutate()}>
            {say('placement.renew')}
          </Button>
        }
      >
        {gone.map(({ sponsorId, gates }) => (
          <div key={sponsorId}>
            {say('placement.outdated.who', {
              sponsor: nameOf(sponsorId),
              gates: intl.formatList(gates.map((gate) => words('placement.gate', gate))),
            })}
          </div>
        ))}
      </Alert>
      <ProblemAlert problem={renewal.error} />
    </>
  );
}
