import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';

/** A count: `2,000 or more` if counting stopped there. */
export function useCounted(): (counted: { count: number; atLeast: boolean }) => string {
  const say = useText();
  const format = useFormat();
  return ({ count, atLeast }) =>
    atLeast ? say('operations.at-least', { count: format.number(count) }) : format.number(count);
}
