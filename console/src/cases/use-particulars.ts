import { useWords } from '../i18n/use-text.ts';

/** A programme's additional questions and answers, with labels. */
export function useParticulars(): (
  answers: Readonly<Record<string, unknown>>,
) => { label: string; value: string }[] {
  const words = useWords();
  return (answers) =>
    Object.entries(answers).map(([name, value]) => ({
      label: words('words.field', name),
      value:
        typeof value === 'boolean'
          ? words('words.value.yes-no', String(value))
          : words(`words.value.${name}`, String(value)),
    }));
}
