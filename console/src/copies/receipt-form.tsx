import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { MakeReceipt } from '../../../contracts/api/copies.ts';
import { useCall } from '../api/use-call.ts';
import { useWrite } from '../api/use-write.ts';
import type { CaseView } from '../cases/case/use-case.ts';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useLanguageName } from '../i18n/use-language-name.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { FormEnd } from './form-end.tsx';
import { LanguageField } from './language-field.tsx';
import type { MadeReceipt, ReceiptLanguage } from './use-receipt.ts';
import { RECEIPT_LANGUAGES } from './use-receipt.ts';
import { WhoseField } from './whose-field.tsx';

type Scope = 'household' | 'person';

interface Props {
  readonly view: CaseView;
  onMade(made: MadeReceipt): void;
}

/** For whom, in which language and why. */
export function ReceiptForm({ view, onMade }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const nameOf = useLanguageName();
  const draft = useDraft(`receipt.${view.case.id}`, {
    ...{ personId: '', scope: 'person' as Scope, language: '' as ReceiptLanguage | '', reasonCode: '' },
  });
  const [asked, setAsked] = useState(false);
  const { personId, scope, reasonCode } = draft.values;
  const change = (more: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...more });
  const spoken = view.persons.find(({ id }) => id === personId)?.languages ?? [];
  // Nobody is given a language before it is known whose: then it is one of theirs, or somebody chooses.
  const language = draft.values.language || RECEIPT_LANGUAGES.find((one) => spoken.includes(one));
  const members = view.persons.map(({ id, name, relationship }) => ({
    value: id,
    label: name ?? words('words.value.relationship', relationship),
  }));
  const write = useWrite(draft, {
    send: (key) =>
      call(MakeReceipt, {
        ...{ params: { caseId: view.case.id }, key },
        body: { personId, scope, language: language ?? 'en', reasonCode },
      }),
    onDone: (receipt) => onMade({ receipt, language: language ?? 'en' }),
  });
  return (
    <Container>
      <SpaceBetween size="m">
        <WhoseField
          label={say('copies.person')}
          options={members}
          value={personId}
          fault={asked && personId === '' && say('copies.person.missing')}
          onChoose={(personId) => change({ personId })}
        />
        <FormField label={say('copies.receipt.scope')}>
          <RadioGroup
            value={scope}
            items={(['person', 'household'] as const).map((value) => ({
              value,
              label: say(`copies.receipt.scope.${value}`),
              description: say(`copies.receipt.scope.${value}.what`),
            }))}
            onChange={({ detail }) => change({ scope: detail.value as Scope })}
          />
        </FormField>
        <LanguageField<ReceiptLanguage>
          languages={RECEIPT_LANGUAGES}
          value={language}
          missing={asked && personId !== '' && !language}
          nameOf={nameOf}
          onChoose={(chosen) => change({ language: chosen })}
        />
        <CodeChoice
          label={say('copies.why')}
          words="copies.reason"
          codes={['person-asked', 'guardian-asked']}
          value={reasonCode}
          asked={asked}
          onChoose={(code) => change({ reasonCode: code })}
        />
        <FormEnd
          note={say('copies.audited')}
          label={say('copies.receipt.make')}
          write={write}
          onMake={() => {
            setAsked(true);
            if (isCode(reasonCode) && personId !== '' && language) write.mutate();
          }}
        />
      </SpaceBetween>
    </Container>
  );
}
