import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../../i18n/use-text.ts';
import { ConsentFields } from './consent-fields.tsx';
import { ConsentOwner } from './consent-owner.tsx';
import { emptyConsent } from './household-values.ts';
import type { StepProps } from './step.ts';
import { withEntry } from './step.ts';

/** What the household agrees to. */
export function ConsentsStep({ values, faults, majority, onChange }: StepProps) {
  const say = useText();
  const { consents, members } = values;
  return (
    <SpaceBetween size="m">
      <p>{say('cases.consents.lead')}</p>
      {consents.map((consent, index) => (
        <Container
          key={consent.key}
          header={
            <Header
              variant="h2"
              actions={
                <Button
                  ariaLabel={say('cases.consent.remove.of', { number: index + 1 })}
                  onClick={() => onChange({ consents: withEntry(consents, index, undefined) })}
                >
                  {say('cases.member.remove')}
                </Button>
              }
            >
              {say('cases.consent', { number: index + 1 })}
            </Header>
          }
        >
          {faults[`consents.${index}`] !== undefined && (
            <p role="alert">{say(`cases.fault.${faults[`consents.${index}`]}`, { majority: 0 })}</p>
          )}
          <ConsentOwner
            values={consent}
            members={members}
            majority={majority}
            onChange={(next) => onChange({ consents: withEntry(consents, index, next) })}
          />
          <ConsentFields
            values={consent}
            faults={faults}
            path={`consents.${index}`}
            onChange={(next) => onChange({ consents: withEntry(consents, index, next) })}
          />
        </Container>
      ))}
      <Button
        iconName="add-plus"
        disabled={consents.length >= 40}
        onClick={() =>
          onChange({ consents: [...consents, { ...emptyConsent(), ...copied(consents.at(-1)) }] })
        }
      >
        {say('cases.consent.add')}
      </Button>
    </SpaceBetween>
  );
}

/** Consents from one conversation share date and text. */
const copied = (last: { givenOn: string; textVersion: string } | undefined) =>
  last ? { givenOn: last.givenOn, textVersion: last.textVersion } : {};
