import type { ColumnKey } from '../../../../../domain/intake/columns.ts';
import { BY_SEX } from '../../../../../domain/intake/mapping/apply-mapping.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useCountries, useLanguages } from '../../places.ts';
import { useOffices } from '../../use-offices.ts';
import type { CodeOption } from '../../use-options.ts';
import { useOptions } from '../../use-options.ts';

/** What the values of a field can be, with labels; none for a field without a list. */
export function useFieldOptions(): (key: ColumnKey) => readonly CodeOption[] {
  const say = useText();
  const [programme, priority, category] = [
    useOptions('programme'),
    useOptions('priority'),
    useOptions('category'),
  ];
  const [sex, relationship, need] = [useOptions('sex'), useOptions('relationship'), useOptions('need')];
  const [separation, custody] = [useOptions('separation'), useOptions('custody')];
  const [countries, languages, offices] = [useCountries(), useLanguages(), useOffices()];
  const [needCodes, paperKind] = [useOptions('need-code'), useOptions('identity-paper')];
  const bySex = Object.keys(BY_SEX).map((value) => ({ value, label: say(`cases.map.by-sex.${value}`) }));
  const yesNo = ['yes', 'no'].map((value) => ({ value, label: say(`cases.map.${value}`) }));
  const lists: Partial<Record<ColumnKey, readonly CodeOption[]>> = {
    ...{
      programme,
      priority,
      sex,
      separation,
      custody,
      languages,
      office: offices,
      destinationOffice: offices,
    },
    ...{ primaryCategory: category, secondaryCategory: category, needs: need, nationality: countries },
    ...{ relationship: [...relationship, ...bySex], birthDateEstimated: yesNo },
    ...{
      preferredLanguage: languages,
      interpreterNeeded: yesNo,
      needCodes,
      paperKind,
      paperCountry: countries,
    },
  };
  return (key) => lists[key] ?? [];
}
