import { isCountry } from '../../../domain/kernel/country.ts';
import type { Sought } from '../../../domain/tracing-request/sought.ts';

type Calendar = NonNullable<NonNullable<Sought['birth']>['calendar']>;

export const CALENDARS: readonly Calendar[] = ['gregory', 'persian', 'islamic-umalqura', 'ethiopic'];
/** The ways in which a birth may be known. */
export const BIRTH_KINDS = ['unknown', 'year', 'date', 'years', 'age'] as const;

/** The form of a sought person; everything as typed. */
export interface EvidenceValues {
  readonly name: string;
  /** One a line. */
  readonly otherNames: string;
  readonly sex: Sought['sex'];
  readonly birthKind: (typeof BIRTH_KINDS)[number];
  /** The year, the date, the first year, or the age. */
  readonly birth: string;
  /** The last year, or the day of the age. */
  readonly birthTo: string;
  readonly calendar: Calendar;
  readonly birthPlace: string;
  readonly lastPlace: string;
  readonly nationality: string;
  readonly mother: string;
  readonly father: string;
  readonly reasonCode: string;
}

const relativeOf = (sought: Sought, relation: 'mother' | 'father'): string =>
  sought.relatives?.find((relative) => relative.relation === relation)?.name ?? '';

function birthOf({ birth, birthYear }: Sought): Pick<EvidenceValues, 'birthKind' | 'birth' | 'birthTo'> {
  if (birth?.date !== undefined) return { birthKind: 'date', birth: birth.date, birthTo: '' };
  if (birth?.yearRange)
    return { birthKind: 'years', birth: String(birth.yearRange[0]), birthTo: String(birth.yearRange[1]) };
  if (birth?.age) return { birthKind: 'age', birth: String(birth.age.years), birthTo: birth.age.asOf };
  const year = birth?.year ?? birthYear;
  return year === undefined
    ? { birthKind: 'unknown', birth: '', birthTo: '' }
    : { birthKind: 'year', birth: String(year), birthTo: '' };
}

/** The form values of what is known now. */
export const valuesOf = (sought: Sought): EvidenceValues => ({
  name: sought.name ?? '',
  otherNames: (sought.otherNames ?? []).map(({ full }) => full).join('\n'),
  sex: sought.sex,
  ...birthOf(sought),
  calendar: sought.birth?.calendar ?? 'gregory',
  birthPlace: sought.birthPlace ?? '',
  lastPlace: sought.lastPlace ?? '',
  nationality: sought.nationality ?? '',
  mother: relativeOf(sought, 'mother'),
  father: relativeOf(sought, 'father'),
  reasonCode: '',
});

function newBirth({ birthKind, birth, birthTo, calendar }: EvidenceValues): Sought['birth'] {
  const stated = calendar === 'gregory' ? {} : { calendar };
  switch (birthKind) {
    case 'unknown':
      return undefined;
    case 'year':
      return { year: Number(birth), ...stated };
    case 'date':
      return { date: birth, ...stated };
    case 'years':
      return { yearRange: [Number(birth), Number(birthTo)], ...stated };
    case 'age':
      return { age: { years: Number(birth), asOf: birthTo } };
  }
}

const given = <Name extends string>(name: Name, text: string) =>
  text.trim() === '' ? {} : ({ [name]: text.trim() } as { [N in Name]: string });

/** What is known about the sought person, complete: anything the form does not ask for stays unchanged. */
export function soughtOf(values: EvidenceValues, before: Sought): Sought {
  const birth = newBirth(values);
  const names = values.otherNames.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const otherNames = names.map(
    (full) => before.otherNames?.find((name) => name.full === full) ?? { full, kind: 'alias' as const },
  );
  const parents = (['mother', 'father'] as const).flatMap((relation) => {
    const name = values[relation].trim();
    const known = before.relatives?.find((relative) => relative.relation === relation);
    return name === '' ? [] : [known?.name === name ? known : { relation, name }];
  });
  const others = (before.relatives ?? []).filter(
    ({ relation }) => relation !== 'mother' && relation !== 'father',
  );
  const relatives = [...parents, ...others];
  return {
    relationship: before.relationship,
    sex: values.sex,
    ...given('name', values.name),
    ...(otherNames.length === 0 ? {} : { otherNames }),
    ...(birth === undefined ? {} : { birth }),
    ...given('birthPlace', values.birthPlace),
    ...given('lastPlace', values.lastPlace),
    ...given('nationality', values.nationality.toUpperCase()),
    ...(before.languages === undefined ? {} : { languages: before.languages }),
    ...(relatives.length === 0 ? {} : { relatives }),
  };
}

const YEAR = /^\d{3,4}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Fields that cannot be sent as they are. */
export function faultsOf(values: EvidenceValues): ReadonlySet<'birth' | 'nationality' | 'otherNames'> {
  const { birthKind, birth, birthTo } = values;
  const goodBirth = {
    unknown: true,
    year: YEAR.test(birth),
    date: DATE.test(birth),
    years: YEAR.test(birth) && YEAR.test(birthTo) && Number(birth) <= Number(birthTo),
    age: /^\d{1,3}$/.test(birth) && Number(birth) <= 120 && DATE.test(birthTo),
  }[birthKind];
  return new Set([
    ...(goodBirth ? [] : (['birth'] as const)),
    ...(values.nationality === '' || isCountry(values.nationality.toUpperCase())
      ? []
      : (['nationality'] as const)),
    ...(values.otherNames.split('\n').filter((line) => line.trim() !== '').length <= 10
      ? []
      : (['otherNames'] as const)),
  ]);
}
