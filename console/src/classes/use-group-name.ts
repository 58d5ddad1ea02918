import { useWords } from '../i18n/use-text.ts';

/** An age group in words, where it is one of those that policies come with; otherwise as the policy calls it. */
export function useGroupName(): (group: string) => string {
  const words = useWords();
  return (group) => words('classes.of', group);
}
