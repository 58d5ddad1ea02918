import FormField from '@cloudscape-design/components/form-field';
import { DateField } from '../cases/date-field.tsx';
import { useText } from '../i18n/use-text.ts';

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** A day of readings, with any separator; days are counted in UTC, as the chains are. */
export function DayField({ day, onChange }: { day: string; onChange(day: string): void }) {
  const say = useText();
  return (
    <FormField label={say('audit.readings.day')} description={say('audit.readings.day.hint')}>
      <DateField value={day} onChange={onChange} />
    </FormField>
  );
}
