import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useText, useWords } from '../i18n/use-text.ts';
import type { FieldProps } from './field-props.ts';
import { textIn } from './form-values.ts';
import { reasonsFor } from './reasons.ts';

const OTHER = '(other)';

/** A reason by its label; the code behind it goes into the audit. */
export function ReasonField({ field, kind, decision, entered, onEnter }: FieldProps) {
  const say = useText();
  const words = useWords();
  const offered = reasonsFor(kind, decision);
  const code = textIn(entered, field.name);
  const [other, setOther] = useState(code !== '' && !offered.includes(code));
  const choose = (value: string) => {
    setOther(value === OTHER);
    onEnter(field.name, value === OTHER ? '' : value);
  };
  return (
    <SpaceBetween size="s">
      <RadioGroup
        value={other ? OTHER : offered.includes(code) ? code : null}
        onChange={({ detail }) => choose(detail.value)}
        items={[
          ...offered.map((value) => ({ value, label: words('words.reason', value) })),
          { value: OTHER, label: say('work.other-reason'), description: say('work.other-reason.hint') },
        ]}
      />
      {other && (
        <Input
          ariaLabel={say('work.other-reason')}
          value={code}
          onChange={({ detail }) => onEnter(field.name, detail.value)}
        />
      )}
    </SpaceBetween>
  );
}
