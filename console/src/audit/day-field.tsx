import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useText } from '../i18n/use-text.ts';

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A day of readings; days are counted in UTC, as the chains are. */
export function DayField({ day, onChange }: { day: string; onChange(day: string): void }) {
  const say = useText();
  return (
    <FormField label={say('audit.readings.day')} description={say('audit.readings.day.hint')}>
      <Input value={day} onChange={({ detail }) => onChange(detail.value.trim())} spellcheck={false} />
    </FormField>
  );
}
