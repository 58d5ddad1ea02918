import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ReasonList } from './codes.ts';
import { REASONS } from './codes.ts';

const OTHER = '?';
/** Whether the server accepts this as a reason code. */
export const isReason = (code: string): boolean => /^[a-z][a-z0-9-]{1,59}$/.test(code);

interface Props {
  readonly list: ReasonList;
  readonly value: string;
  readonly wrong: boolean;
  onChange(value: string): void;
}

/** One of the usual reasons, or another as a code: it goes into the audit, so it is not free text. */
export function ReasonField({ list, value, wrong, onChange }: Props) {
  const say = useText();
  const words = useWords();
  const usual: readonly string[] = REASONS[list];
  const [other, setOther] = useState(value !== '' && !usual.includes(value));
  const options = [
    ...usual.map((code) => ({ value: code, label: words('words.reason', code) })),
    { value: OTHER, label: say('cases.reason.other') },
  ];
  const selected = other ? OTHER : value;
  return (
    <SpaceBetween size="s">
      <FormField label={say('cases.reason')} errorText={wrong && !other && say('cases.reason.missing')}>
        <Select
          options={options}
          selectedOption={options.find((option) => option.value === selected) ?? null}
          placeholder={say('cases.choose')}
          onChange={({ detail }) => {
            const code = detail.selectedOption.value ?? '';
            setOther(code === OTHER);
            onChange(code === OTHER ? '' : code);
          }}
        />
      </FormField>
      {other && (
        <FormField
          label={say('cases.reason.other')}
          constraintText={say('cases.reason.hint')}
          errorText={wrong && say('cases.reason.wrong')}
        >
          <Input value={value} onChange={({ detail }) => onChange(detail.value)} />
        </FormField>
      )}
    </SpaceBetween>
  );
}
