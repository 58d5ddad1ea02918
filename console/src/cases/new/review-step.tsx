import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { FittedTable } from '../../app/fitted-table.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useCountryName } from '../places.ts';
import { useKnown } from '../use-known.ts';
import { useParticulars } from '../use-particulars.ts';
import { usePreferenceList } from '../use-preference-list.ts';
import type { HouseholdValues } from './household-values.ts';

interface Props {
  readonly values: HouseholdValues;
  readonly office: string;
  onEdit(step: number): void;
}

/** A summary of everything before registration. */
export function ReviewStep({ values, office, onEdit }: Props) {
  const say = useText();
  const words = useWords();
  const known = useKnown();
  const format = useFormat();
  const country = useCountryName();
  const preferences = usePreferenceList();
  const particulars = useParticulars();
  const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
  const part = (step: number, title: string, children: ReactNode) => (
    <SpaceBetween size="xs">
      <Header
        variant="h2"
        actions={
          <Button ariaLabel={say('cases.edit.of', { what: title })} onClick={() => onEdit(step)}>
            {say('cases.edit')}
          </Button>
        }
      >
        {title}
      </Header>
      {children}
    </SpaceBetween>
  );
  const nameOf = (seeker: string) => values.members[Number(seeker)]?.name ?? '';
  return (
    <SpaceBetween size="l">
      {part(
        0,
        say('cases.step.household'),
        <Container>
          <KeyValuePairs
            columns={3}
            items={[
              {
                label: say('cases.column.programme'),
                value: words('words.value.programme', values.programme),
              },
              {
                label: say('cases.field.number'),
                value: <span className="identifier">{values.number}</span>,
              },
              {
                label: words('words.field', 'priority'),
                value: words('words.value.priority', values.priority),
              },
              {
                label: say('cases.column.offices'),
                value: say('cases.offices', {
                  from: words('words.office', office),
                  to: known('words.office', values.destinationOffice),
                }),
              },
              {
                label: words('words.field', 'primaryCategory'),
                value: known('words.value.category', values.primaryCategory),
              },
              {
                label: words('words.field', 'secondaryCategory'),
                value: known('words.value.category', values.secondaryCategory),
              },
              ...particulars(values.particulars ?? {}),
              { label: say('cases.preferences'), value: preferences(values.preferences) },
            ]}
          />
        </Container>,
      )}
      {part(
        1,
        say('cases.step.members'),
        <FittedTable
          variant="container"
          items={values.members}
          wrapLines
          ariaLabels={{ tableLabel: say('cases.step.members') }}
          columnDefinitions={[
            {
              id: 'name',
              header: say('cases.field.name'),
              isRowHeader: true,
              cell: ({ name }) => <bdi>{name}</bdi>,
            },
            {
              id: 'relationship',
              header: say('cases.field.relationship'),
              cell: ({ relationship }) => words('words.value.relationship', relationship),
            },
            { id: 'sex', header: say('cases.field.sex'), cell: ({ sex }) => words('words.value.sex', sex) },
            {
              id: 'born',
              header: say('cases.field.birthDate'),
              cell: ({ birthDate }) => (isDate(birthDate) ? format.date(birthDate) : birthDate),
            },
            {
              id: 'nationality',
              header: say('cases.field.nationality'),
              cell: ({ nationality }) => country(nationality),
            },
            {
              id: 'individualNumber',
              header: say('cases.field.individualNumber'),
              cell: ({ individualNumber }) =>
                individualNumber === '' ? (
                  say('cases.none')
                ) : (
                  <bdi className="individual-number">{individualNumber}</bdi>
                ),
            },
          ]}
        />,
      )}
      {part(
        2,
        say('cases.step.consents'),
        <Lines
          none={say('cases.consents.none')}
          lines={values.consents.map(({ purpose, recipient, givenOn }) =>
            say('cases.consent.line', {
              purpose: words('words.value.purpose', purpose),
              recipient,
              day: isDate(givenOn) ? format.date(givenOn) : givenOn,
            }),
          )}
        />,
      )}
      {part(
        3,
        say('cases.step.tracing'),
        <Lines
          none={say('cases.tracing.none')}
          lines={values.tracing.map(({ seeker, relationship, name }) =>
            say('cases.tracing.line', {
              seeker: nameOf(seeker),
              relationship: words('words.value.relationship', relationship),
              name: name || say('cases.tracing.unnamed'),
            }),
          )}
        />,
      )}
    </SpaceBetween>
  );
}

function Lines({ lines, none }: { lines: readonly string[]; none: string }) {
  return (
    <Container>
      {lines.length === 0 ? (
        none
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Container>
  );
}
