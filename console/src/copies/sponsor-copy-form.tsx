import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { MakeSponsorCopy } from '../../../contracts/api/copies.ts';
import { useCall } from '../api/use-call.ts';
import { useWrite } from '../api/use-write.ts';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { LANGUAGE_NAMES, LOCALES, type Locale } from '../i18n/locales.ts';
import { useText } from '../i18n/use-text.ts';
import type { Sponsor } from '../sponsors/use-sponsors.ts';
import { FormEnd } from './form-end.tsx';
import { LanguageField } from './language-field.tsx';
import type { SponsorCopy } from './use-copy.ts';
import { WhoseField } from './whose-field.tsx';

type Audience = 'sponsor' | 'adult';
const REASONS: Readonly<Record<Audience, readonly string[]>> = {
  sponsor: ['sponsor-asked'],
  adult: ['adult-asked'],
};

interface Props {
  readonly sponsor: Sponsor;
  onMade(made: { copy: SponsorCopy; locale: Locale }): void;
}

/** For the sponsor or which of its adults, why and in which language. */
export function SponsorCopyForm({ sponsor, onMade }: Props) {
  const say = useText();
  const call = useCall();
  const draft = useDraft(`copy.${sponsor.id}`, {
    ...{ audience: 'sponsor' as Audience, adultId: '', language: '' as Locale | '', reasonCode: '' },
  });
  const [asked, setAsked] = useState(false);
  const { audience, adultId, reasonCode } = draft.values;
  const change = (more: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...more });
  const isAdult = audience === 'adult';
  const isWhose = !isAdult || adultId !== '';
  const language = draft.values.language || LOCALES.find((locale) => locale === sponsor.mailLanguage);
  // Whoever is alone gets the same copy by either choice.
  const audiences: readonly Audience[] = sponsor.adults.length > 1 ? ['sponsor', 'adult'] : ['sponsor'];
  const adults = sponsor.adults.map(({ id, name }) => ({ value: id, label: name }));
  const write = useWrite(draft, {
    send: (key) =>
      call(MakeSponsorCopy, {
        params: { sponsorId: sponsor.id },
        body: { audience, language: language ?? 'en', reasonCode, ...(isAdult ? { adultId } : {}) },
        key,
      }),
    onDone: (copy) => onMade({ copy, locale: language ?? 'en' }),
  });
  return (
    <Container>
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
        {isAdult && (
          <WhoseField
            label={say('copies.adult')}
            options={adults}
            value={adultId}
            fault={asked && !isWhose && say('copies.adult.missing')}
            onChoose={(adultId) => change({ adultId })}
          />
        )}
        <LanguageField
          languages={LOCALES}
          value={language}
          missing={asked && !language}
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
          note={say('copies.sponsor.audited')}
          label={say('copies.make')}
          write={write}
          onMake={() => {
            setAsked(true);
            if (isCode(reasonCode) && language && isWhose) write.mutate();
          }}
        />
      </SpaceBetween>
    </Container>
  );
}
