import { useRule } from '../api/use-rule.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { Warning } from './use-sponsors.ts';

/** The warning for a list of households that names some not found; undefined if all are. */
export function useHouseholdWarning(): (
  warnings: readonly Warning[],
  list: 'vetoes' | 'tiedTo',
) => string | undefined {
  const say = useText();
  const format = useFormat();
  const ruleOf = useRule();
  return (warnings, list) => {
    const about = warnings.filter(({ path }) => path.startsWith(`${list}.`));
    const [first] = about;
    if (!first) return undefined;
    const numbers = format.list(about.map(({ value }) => value));
    return say('sponsors.not-found', { numbers, rule: ruleOf(first) });
  };
}
