import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useAbsences } from '../supervision/use-absences.ts';
import { useStaff } from '../work/use-staff.ts';

const TO = 'to ';

/** Whom a menu item gives work to; undefined for other items. */
export const colleagueIn = (id: string): string | undefined =>
  id.startsWith(TO) ? id.slice(TO.length) : undefined;

/** Colleagues as items of a menu, with their roles; who is away cannot be chosen. */
export function useColleagues() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { staff } = useStaff();
  const { away } = useAbsences();
  const unlessAway = (id: string) => {
    const absence = away.get(id);
    if (!absence) return {};
    return { disabled: true, disabledReason: say('batches.away', { until: format.date(absence.until) }) };
  };
  return staff.map(({ id, name, roles }) => ({
    ...{ id: `${TO}${id}`, text: name ?? id, ...unlessAway(id) },
    secondaryText: roles.map((role) => words('words.role', role)).join(' · '),
  }));
}
