import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { MakeCopy } from '../../../contracts/api/copies.ts';
import { useCall } from '../api/use-call.ts';
import { useWrite } from '../api/use-write.ts';
import type { CaseView } from '../cases/case/use-case.ts';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { FaultSummary } from '../faults/fault-summary.tsx';
import { LANGUAGE_NAMES, LOCALES, type Locale } from '../i18n/locales.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { FormEnd } from './form-end.tsx';
import { LanguageField } from './language-field.tsx';
import type { CaseCopy } from './use-copy.ts';
import { WhoseField } from './whose-field.tsx';

const REASONS = {
  person: ['person-asked', 'guardian-asked'],
  family: ['family-asked', 'before-departure'],
  court: ['court-order', 'appeal'],
} as const;
const COURT_CLASSES = ['health', 'protection', 'contact'] as const;
type Audience = keyof typeof REASONS;

interface Props {
  readonly view: CaseView;
  onMade(made: { copy: CaseCopy; locale: Locale }): void;
}

/** For whom, why and in which language. */
export function CopyForm({ view, onMade }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const { person } = useSession();
  const draft = useDraft(`copy.${view.case.id}`, {
    ...{ audience: 'person' as Audience, personId: '', language: '' as Locale | '', reasonCode: '' },
    classes: [] as (typeof COURT_CLASSES)[number][],
  });
  const [asked, setAsked] = useState(false);
  const { audience, personId, reasonCode, classes } = draft.values;
  const change = (more: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...more });
  const isPerson = audience === 'person';
  const readers = isPerson ? view.persons.filter(({ id }) => id === personId) : view.persons;
  const spoken = readers.flatMap(({ languages = [] }) => languages);
  const language = draft.values.language || LOCALES.find((locale) => spoken.includes(locale));
  const mayCourt = person.roles.some((role) => role === 'supervisor' || role === 'protection-officer');
  const audiences = (Object.keys(REASONS) as Audience[]).filter((one) => one !== 'court' || mayCourt);
  const members = view.persons.map(({ id, name, relationship }) => ({
    value: id,
    label: name ?? words('words.value.relationship', relationship),
  }));
  const write = useWrite(draft, {
    send: (key) =>
      call(MakeCopy, {
        params: { caseId: view.case.id },
        body: {
          ...{ audience, language: language ?? 'en', reasonCode },
          ...(isPerson ? { personId } : {}),
          ...(audience === 'court' ? { classes } : {}),
        },
        key,
      }),
    onDone: (copy) => onMade({ copy, locale: language ?? 'en' }),
  });
  return (
    <Container>
      <FaultSummary least={2} />
      <SpaceBetween size="m">
        <FormField label={say('copies.audience')}>
          <RadioGroup
            value={audience}
            items={audiences.map((value) => ({
              value,
              label: say(`copies.audience.${value}`),
              description: say(`copies.audience.${value}.what`),
            }))}
            onChange={({ detail }) => change({ audience: detail.value as Audience, reasonCode: '' })}
          />
        </FormField>
        {isPerson && (
          <WhoseField
            label={say('copies.person')}
            options={members}
            value={personId}
            fault={asked && personId === '' && say('copies.person.missing')}
            onChoose={(personId) => change({ personId })}
          />
        )}
        {audience === 'court' && (
          <FormField label={say('copies.ordered')} description={say('copies.ordered.what')}>
            {COURT_CLASSES.filter((one) => !view.withheld.includes(one)).map((one) => (
              <Checkbox
                key={one}
                checked={classes.includes(one)}
                onChange={({ detail }) =>
                  change({
                    classes: detail.checked ? [...classes, one] : classes.filter((other) => other !== one),
                  })
                }
              >
                {words('cases.class', one)}
              </Checkbox>
            ))}
          </FormField>
        )}
        <LanguageField
          languages={LOCALES}
          value={language}
          missing={asked && !language && (!isPerson || personId !== '')}
          nameOf={(locale) => LANGUAGE_NAMES[locale]}
          onChoose={(chosen) => change({ language: chosen })}
        />
        <CodeChoice
          key={audience}
          label={say('copies.why')}
          words="copies.reason"
          codes={REASONS[audience]}
          value={reasonCode}
          asked={asked}
          onChoose={(code) => change({ reasonCode: code })}
        />
        <FormEnd
          note={say('copies.audited')}
          label={say('copies.make')}
          write={write}
          onMake={() => {
            setAsked(true);
            if (isCode(reasonCode) && language && (!isPerson || personId !== '')) write.mutate();
          }}
        />
      </SpaceBetween>
    </Container>
  );
}
