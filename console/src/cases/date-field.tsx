import DateInput from '@cloudscape-design/components/date-input';

/** A date that people type, since a birth lies many months back in a calendar; kept as `2026-11-22`. */
export function DateField({ value, onChange }: { value: string; onChange(date: string): void }) {
  return (
    <DateInput
      value={value}
      format="iso"
      placeholder="YYYY-MM-DD"
      onChange={({ detail }) => onChange(detail.value)}
    />
  );
}
