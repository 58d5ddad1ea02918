import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { LiftHold, SetHold } from '../../../contracts/api/rights.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { AUTHORITIES, REASONS } from './codes.ts';
import { type LegalHold, useRightsAgain } from './use-rights.ts';

interface Props {
  readonly recordId: string;
  /** The one to lift; absent to set one. */
  readonly hold?: LegalHold;
  onClose(): void;
}

/** Sets a legal hold on the order of an authority, or lifts one. */
export function HoldDialog({ recordId, hold, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const again = useRightsAgain(recordId);
  const draft = useDraft(`rights.hold.${hold?.id ?? recordId}`, {
    ...{ reasonCode: '', authority: 'court', reference: '' },
  });
  const [tried, setTried] = useState(false);
  const { reasonCode, authority, reference } = draft.values;
  const set = (some: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...some });
  const authorities = AUTHORITIES.map((value) => ({ value, label: say(`rights.authority.${value}`) }));
  const title = say(hold ? 'rights.hold.lift' : 'rights.hold.set');
  const write = useDeskWrite({
    draft,
    changes: [],
    done: say(hold ? 'rights.hold.lift.done' : 'rights.hold.set.done'),
    send: async (key) =>
      hold
        ? call(LiftHold, { params: { recordId, holdId: hold.id }, body: { reasonCode }, key })
        : call(SetHold, {
            params: { recordId },
            body: {
              reasonCode,
              authority: authority as (typeof AUTHORITIES)[number],
              reference: reference.trim(),
            },
            key,
          }),
    onDone: () => {
      void again();
      onClose();
    },
  });
  return (
    <Dialog
      title={title}
      go={title}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setTried(true);
        if (isCode(reasonCode) && (hold || reference.trim() !== '')) write.mutate();
      }}
    >
      <Alert type={hold ? 'warning' : 'info'}>
        {say(hold ? 'rights.hold.lift.what' : 'rights.hold.set.what')}
      </Alert>
      {!hold && (
        <SpaceBetween size="m">
          <FormField label={say('rights.hold.authority')}>
            <Select
              options={authorities}
              selectedOption={authorities.find(({ value }) => value === authority) ?? null}
              onChange={({ detail }) => set({ authority: detail.selectedOption.value ?? 'court' })}
            />
          </FormField>
          <FormField
            label={say('rights.hold.reference')}
            errorText={tried && reference.trim() === '' && say('rights.fault.required')}
          >
            <Input value={reference} onChange={({ detail }) => set({ reference: detail.value })} />
          </FormField>
        </SpaceBetween>
      )}
      <CodeChoice
        label={say('rights.why')}
        words="words.reason"
        codes={hold ? REASONS.release : REASONS.hold}
        value={reasonCode}
        asked={tried}
        onChoose={(code) => set({ reasonCode: code })}
      />
    </Dialog>
  );
}
