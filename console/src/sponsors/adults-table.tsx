import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { FittedTable } from '../app/fitted-table.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { Sponsor } from './use-sponsors.ts';
import { VettingDialog } from './vetting-dialog.tsx';

const LOOKS = { pending: 'pending', clear: 'success', 'not-clear': 'error' } as const;

/** Every adult with the check on them and when it ends. */
export function AdultsTable({ sponsor }: { sponsor: Sponsor }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  /** The adult whose check is recorded; an empty id means a new one. */
  const [checking, setChecking] = useState<{ id: string; name: string }>();
  const today = new Date().toISOString().slice(0, 10);
  return (
    <>
      <FittedTable
        variant="container"
        trackBy="id"
        items={sponsor.adults}
        wrapLines
        ariaLabels={{ tableLabel: say('sponsors.adults') }}
        header={
          <Header
            variant="h2"
            counter={`(${format.number(sponsor.adults.length)})`}
            actions={
              <Button onClick={() => setChecking({ id: '', name: '' })}>{say('sponsors.adult.add')}</Button>
            }
          >
            {say('sponsors.adults')}
          </Header>
        }
        empty={<Nothing title={say('sponsors.adults.none')} todo={say('sponsors.adults.none.todo')} />}
        columnDefinitions={[
          {
            id: 'name',
            header: say('sponsors.adult'),
            isRowHeader: true,
            cell: ({ name }) => <bdi dir="auto">{name}</bdi>,
          },
          {
            id: 'check',
            header: say('sponsors.check'),
            cell: ({ check, validUntil }) =>
              check === 'clear' && validUntil !== undefined && validUntil < today ? (
                <StatusIndicator type="error">{say('sponsors.check.ended')}</StatusIndicator>
              ) : (
                <StatusIndicator type={LOOKS[check]}>{words('sponsors.check', check)}</StatusIndicator>
              ),
          },
          {
            id: 'on',
            header: say('sponsors.checked-on'),
            cell: ({ checkedOn }) => (checkedOn === undefined ? '–' : format.date(checkedOn)),
          },
          {
            id: 'until',
            header: say('sponsors.valid-until'),
            cell: ({ validUntil }) => (validUntil === undefined ? '–' : format.date(validUntil)),
          },
          {
            id: 'training',
            header: say('sponsors.training'),
            cell: ({ training }) =>
              training === undefined
                ? '–'
                : say('sponsors.training.done', { course: training.course, day: format.date(training.on) }),
          },
          {
            id: 'do',
            header: say('sponsors.column.do'),
            cell: ({ id, name }) => (
              <Button
                variant="inline-link"
                ariaLabel={say('sponsors.record.of', { name })}
                onClick={() => setChecking({ id, name })}
              >
                {say('sponsors.record')}
              </Button>
            ),
          },
        ]}
      />
      {checking && (
        <VettingDialog sponsor={sponsor} adult={checking} onClose={() => setChecking(undefined)} />
      )}
    </>
  );
}
