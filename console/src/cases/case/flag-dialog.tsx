import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { RaiseFlag } from '../../../../contracts/api/consents-and-flags.ts';
import type { BlockableStep, Flag } from '../../../../domain/case/flag.ts';
import { useCall } from '../../api/use-call.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';
import { CodeSelect } from '../code-select.tsx';
import { useOptions } from '../use-options.ts';
import { FormDialog } from './form-dialog.tsx';
import { useCaseWrite } from './use-case-write.ts';

const EMPTY = { kind: '', instruction: '', blocks: [] as readonly string[] };

/** Raises a flag; the dialog warns that a protection flag closes the case to most people. */
export function FlagDialog({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const steps = useOptions('step');
  const draft = useDraft(`case.flag.${caseId}`, EMPTY);
  const [tried, setTried] = useState(false);
  const { kind, instruction, blocks } = draft.values;
  const ready = kind !== '' && instruction.trim() !== '' && instruction.length <= 1000;
  const set = (some: Partial<typeof EMPTY>) => draft.change({ ...draft.values, ...some });
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) =>
      call(RaiseFlag, {
        params: { caseId },
        body: {
          kind: kind as Flag['kind'],
          instruction: instruction.trim(),
          blocks: blocks as BlockableStep[],
        },
        key,
      }),
    done: say('cases.do.raise-flag.done'),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={say('cases.do.raise-flag')}
      consequence={say(kind === 'protection' ? 'cases.flag.restricts' : 'cases.do.raise-flag.what')}
      grave={kind === 'protection'}
      confirm={say('cases.do.raise-flag.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (ready) write.mutate();
      }}
    >
      <FormField label={say('cases.flag.kind')} errorText={tried && kind === '' && say('cases.fault.choose')}>
        <CodeSelect list="flag" value={kind} onChange={(code) => set({ kind: code })} />
      </FormField>
      <FormField
        label={say('cases.flag.instruction')}
        constraintText={say('cases.flag.instruction.hint')}
        errorText={
          tried && instruction.trim() === ''
            ? say('cases.fault.required')
            : instruction.length > 1000 && say('cases.fault.too-long', { most: 1000 })
        }
      >
        <Textarea value={instruction} onChange={({ detail }) => set({ instruction: detail.value })} />
      </FormField>
      <FormField label={say('cases.flag.blocks')}>
        <SpaceBetween size="xxs">
          {steps.map(({ value, label }) => (
            <Checkbox
              key={value}
              checked={blocks.includes(value)}
              onChange={({ detail }) =>
                set({
                  blocks: detail.checked ? [...blocks, value] : blocks.filter((step) => step !== value),
                })
              }
            >
              {label}
            </Checkbox>
          ))}
        </SpaceBetween>
      </FormField>
    </FormDialog>
  );
}
