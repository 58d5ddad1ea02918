import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { CODES } from '../cases/codes.ts';
import { useOffices } from '../cases/use-offices.ts';
import { useMonth } from '../i18n/use-month.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { LENGTHS, monthBefore, type Scope } from './scope.ts';

const MONTHS_BACK = 24;

interface Props {
  readonly scope: Scope;
  readonly now: string;
  /** Whether this person may choose among offices. */
  readonly everywhere: boolean;
  onChange(over: Partial<Scope>): void;
}

/** Whose figures, and of which months. */
export function ScopeBar({ scope, now, everywhere, onChange }: Props) {
  const say = useText();
  const words = useWords();
  const month = useMonth();
  const offices = [{ value: '', label: say('programme.office.every') }, ...useOffices()];
  const programmes = [
    { value: '', label: say('programme.programme.every') },
    ...CODES.programme.map((value) => ({ value, label: words('words.value.programme', value) })),
  ];
  const untils = Array.from({ length: MONTHS_BACK }, (_, back) => monthBefore(now, back)).map((value) => ({
    ...{ value, label: month(value) },
  }));
  const lengths = LENGTHS.map((count) => ({
    ...{ value: String(count), label: say('programme.months', { count }) },
  }));
  const choice = (
    label: string,
    options: readonly { value: string; label: string }[],
    value: string,
    go: (value: string) => void,
  ) => (
    <FormField label={label}>
      <Select
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? null}
        onChange={({ detail }) => go(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
  return (
    <div className="no-print">
      <ColumnLayout columns={4}>
        {everywhere &&
          choice(say('programme.column.office'), offices, scope.office ?? '', (office) =>
            onChange({ office: office || undefined }),
          )}
        {choice(say('programme.column.programme'), programmes, scope.programme ?? '', (programme) =>
          onChange({ programme: programme || undefined }),
        )}
        {choice(say('programme.until'), untils, scope.until, (until) => onChange({ until }))}
        {choice(say('programme.period'), lengths, String(scope.months), (months) =>
          onChange({ months: Number(months) }),
        )}
      </ColumnLayout>
    </div>
  );
}
