import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useText, useWords } from '../i18n/use-text.ts';

const OTHER = '?';

/** Whether the server accepts a code for the audit. */
export const isCode = (code: string): boolean => /^[a-z][a-z0-9-]{1,59}$/.test(code);

interface Props {
  readonly label: string;
  /** The prefix of the labels of the codes, such as `words.reason`. */
  readonly words: string;
  readonly codes: readonly string[];
  readonly value: string;
  /** True once submitting was attempted: missing fields are then shown. */
  readonly asked: boolean;
  onChoose(code: string): void;
}

/** One of the usual codes by its label, or another: it goes into the audit, so it is not free text. */
export function CodeChoice({ label, words, codes, value, asked, onChoose }: Props) {
  const say = useText();
  const wordsOf = useWords();
  const [other, setOther] = useState(value !== '' && !codes.includes(value));
  const options = [
    ...codes.map((code) => ({ value: code, label: wordsOf(words, code) })),
    { value: OTHER, label: say('desk.other') },
  ];
  const chosen = other ? OTHER : value;
  const wrong = asked && !isCode(value);
  return (
    <SpaceBetween size="s">
      <FormField label={label} errorText={wrong && !other ? say('desk.choose-one') : undefined}>
        <Select
          options={options}
          placeholder={say('desk.choose')}
          selectedOption={options.find((option) => option.value === chosen) ?? null}
          onChange={({ detail }) => {
            const code = detail.selectedOption.value ?? '';
            setOther(code === OTHER);
            onChoose(code === OTHER ? '' : code);
          }}
        />
      </FormField>
      {other && (
        <FormField
          label={say('desk.other.which')}
          constraintText={say('desk.other.hint')}
          errorText={wrong ? say('desk.other.wrong') : undefined}
        >
          <Input value={value} onChange={({ detail }) => onChoose(detail.value)} />
        </FormField>
      )}
    </SpaceBetween>
  );
}
