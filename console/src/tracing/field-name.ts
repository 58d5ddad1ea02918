import { useText, useWords } from '../i18n/use-text.ts';

const RELATIVE = 'relative.';

/** The label of a field of the comparison; relatives are fields too, one per relation. */
export function useFieldName(): (field: string) => string {
  const say = useText();
  const words = useWords();
  return (field) =>
    field.startsWith(RELATIVE)
      ? say('tracing.relative', { relation: words('tracing.relation', field.slice(RELATIVE.length)) })
      : words('tracing.field', field);
}
