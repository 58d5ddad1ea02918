import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { COLUMN_KEYS, COLUMNS } from '../../../../domain/intake/columns.ts';
import type { Repair } from '../../../../domain/intake/repair.ts';
import { FittedTable } from '../../app/fitted-table.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFieldOptions } from './mapping/use-field-words.ts';
import type { RepairGroup } from './repair-groups.ts';
import { repairsOf } from './repair-groups.ts';
import { useColumnLabel } from './use-column-label.ts';

const SHOWN = 50;
const ROWS_SHOWN = 5;

interface Props {
  readonly groups: readonly RepairGroup[];
  readonly busy: boolean;
  onRepair(repairs: readonly Repair[]): void;
}

/** What waits, cell by cell or value by value, to be put right here and checked again. */
export function Repairs({ groups, busy, onRepair }: Props) {
  const say = useText();
  const format = useFormat();
  const columnLabel = useColumnLabel();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [shown, setShown] = useState(SHOWN);
  const repairs = repairsOf(groups, typed);
  return (
    <FittedTable
      variant="container"
      items={groups.slice(0, shown)}
      trackBy={({ id }) => id}
      wrapLines
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: say('cases.repair') }}
      header={
        <Header
          variant="h2"
          description={say('cases.repair.hint')}
          actions={
            <Button loading={busy} disabled={repairs.length === 0} onClick={() => onRepair(repairs)}>
              {say('cases.repair.go')}
            </Button>
          }
        >
          {say('cases.repair')}
        </Header>
      }
      footer={
        groups.length > shown && (
          <Box textAlign="center">
            <Button onClick={() => setShown(shown + SHOWN)}>{say('cases.more')}</Button>
          </Box>
        )
      }
      columnDefinitions={[
        {
          id: 'rows',
          header: say('cases.import.rows'),
          isRowHeader: true,
          cell: ({ rows }) =>
            `${format.list(rows.slice(0, ROWS_SHOWN).map((row) => format.number(row)))}${rows.length > ROWS_SHOWN ? ` … (${format.number(rows.length)})` : ''}`,
        },
        {
          id: 'column',
          header: say('cases.import.column'),
          cell: ({ column }) => <bdi>{columnLabel(column)}</bdi>,
        },
        { id: 'cause', header: say('cases.import.what'), minWidth: 240, cell: ({ cause }) => cause },
        {
          id: 'value',
          header: say('cases.repair.value'),
          minWidth: 220,
          cell: (group) => (
            <Value
              group={group}
              value={typed[group.id] ?? group.value}
              onChange={(value) => setTyped({ ...typed, [group.id]: value })}
            />
          ),
        },
      ]}
    />
  );
}

interface ValueProps {
  readonly group: RepairGroup;
  readonly value: string;
  onChange(value: string): void;
}

/** A cell: chosen from the list of its column, or typed. */
function Value({ group, value, onChange }: ValueProps) {
  const say = useText();
  const columnLabel = useColumnLabel();
  const optionsOf = useFieldOptions();
  const key = COLUMN_KEYS.find((one) => COLUMNS[one].name === group.column);
  const options =
    key === undefined ? [] : optionsOf(key).filter(({ value: code }) => 'value' in COLUMNS[key].read(code));
  const label = say('cases.repair.cell', { column: columnLabel(group.column), row: group.rows[0] ?? 0 });
  if (options.length === 0)
    return <Input ariaLabel={label} value={value} onChange={({ detail }) => onChange(detail.value)} />;
  // What stands in the file is shown, and is none of the choices.
  const received = value === '' ? null : { value, label: value };
  return (
    <Select
      ariaLabel={label}
      placeholder={say('cases.choose')}
      selectedOption={options.find((option) => option.value === value) ?? received}
      options={options}
      filteringType="auto"
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
    />
  );
}
