import { useText, useWords } from '../i18n/use-text.ts';

const RELATIVE = 'relative.';

/** What a field of the comparison is called; relatives are fields too, one for each relation. */
export function useFieldName(): (field: string) => string {
  const say = useText();
  const words = useWords();
  return (field) =>
    field.startsWith(RELATIVE)
      ? say('tracing.relative', { relation: words('tracing.relation', field.slice(RELATIVE.length)) })
      : words('tracing.field', field);
}
