import FormField from '@cloudscape-design/components/form-field';
import Link from '@cloudscape-design/components/link';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Dialog } from '../app/dialog.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { reasonsFor } from '../work/reasons.ts';
import type { DecisionProps } from './decision-props.ts';
import type { Household } from './use-placement.ts';
import { useProposalDecision } from './use-proposal-decision.ts';

const REASONS = reasonsFor('sponsor-proposal', 'override');

/** Asks a sponsor other than the first, for a reason that is recorded. */
export function OverrideDialog({ household, nameOf, onDone, onClose }: DecisionProps) {
  const say = useText();
  const follow = useFollow();
  const draft = useDraft(`placement.override.${household.workItemId}`, { sponsorId: '', reasonCode: '' });
  const [asked, setAsked] = useState(false);
  const { reasonCode } = draft.values;
  const options = useOptions(household, nameOf);
  // A sponsor chosen before a reload may now be ruled out.
  const chosen = options.find(({ value, disabled }) => value === draft.values.sponsorId && !disabled);
  const sponsorId = chosen?.value ?? '';
  const sponsor = sponsorId === '' ? '' : nameOf(sponsorId);
  const { decide, busy, problem } = useProposalDecision({ household, draft, sponsor, onDone });
  const change = (values: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...values });
  return (
    <Dialog
      title={say('placement.override.title')}
      go={say('placement.override.go')}
      busy={busy}
      problem={problem}
      onGo={() => {
        setAsked(true);
        if (sponsorId !== '' && isCode(reasonCode)) decide({ decision: 'override', sponsorId, reasonCode });
      }}
      onClose={onClose}
    >
      <FormField
        label={say('placement.column.sponsor')}
        description={
          <>
            {say('placement.override.others')}{' '}
            <Link href={hrefOf(`/work/${household.workItemId}`)} onFollow={follow} fontSize="body-s">
              {say('placement.override.form')}
            </Link>
          </>
        }
        errorText={asked && sponsorId === '' ? say('placement.override.choose') : undefined}
      >
        <Select
          options={options}
          placeholder={say('desk.choose')}
          selectedOption={chosen ?? null}
          onChange={({ detail }) => change({ sponsorId: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <CodeChoice
        label={say('placement.override.reason')}
        words="words.reason"
        codes={REASONS}
        value={reasonCode}
        asked={asked}
        onChoose={(code) => change({ reasonCode: code })}
      />
    </Dialog>
  );
}

/**
 * The next best, and the near misses with what excludes them: those cannot be selected, except for a tie elsewhere.
 */
function useOptions({ proposal, gone }: Household, nameOf: DecisionProps['nameOf']): SelectProps.Option[] {
  const say = useText();
  const words = useWords();
  const intl = useIntl();
  const closed = (sponsorId: string, gates: readonly string[]) => ({
    ...{ value: sponsorId, label: nameOf(sponsorId), disabled: true },
    description: say('placement.option.closed', {
      gates: intl.formatList(gates.map((gate) => words('placement.gate', gate))),
    }),
  });
  const out = new Map(gone.map(({ sponsorId, gates }) => [sponsorId, gates]));
  const ranked = proposal.top.slice(1).map(({ sponsorId, score }, index) => {
    const gates = out.get(sponsorId);
    if (gates) return closed(sponsorId, gates);
    const points = intl.formatNumber(score, { maximumFractionDigits: 1 });
    return {
      ...{ value: sponsorId, label: nameOf(sponsorId) },
      description: say('placement.option.ranked', { rank: index + 2, points }),
    };
  });
  const misses = proposal.ruledOut.map(({ sponsorId, gates }) => {
    const names = gates.map(({ gate }) => gate);
    // The one gate that a person may override.
    if (names.every((gate) => gate === 'family-tie'))
      return {
        ...{ value: sponsorId, label: nameOf(sponsorId) },
        description: say('placement.gate.family-tie.why'),
      };
    return closed(sponsorId, names);
  });
  return [...ranked, ...misses];
}
