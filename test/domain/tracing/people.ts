import type { TracedPerson, TracingQuery } from '../../../domain/tracing/schema.ts';

/** A small registry with the near misses of real life: a namesake, a brother, a cousin of the same name. */
export const REGISTRY: readonly TracedPerson[] = [
  {
    id: 'husayni',
    names: [{ full: 'محمد الحسيني', kind: 'registered' }],
    sex: 'm',
    birth: { date: '1377-01-01', calendar: 'persian' },
    birthPlace: 'حلب',
    nationality: 'SYR',
    relatives: [{ relation: 'mother', name: 'فاطمة' }],
  },
  {
    id: 'brother',
    names: [{ full: 'خالد الحسيني', kind: 'registered' }],
    sex: 'm',
    birth: { year: 1998 },
    birthPlace: 'حلب',
    nationality: 'SYR',
    relatives: [{ relation: 'mother', name: 'فاطمة' }],
  },
  {
    id: 'cousin',
    names: [{ full: 'Muhammad al-Husayni', kind: 'registered' }],
    sex: 'm',
    birth: { year: 2011 },
    birthPlace: 'Aleppo',
    nationality: 'SYR',
    relatives: [{ relation: 'mother', name: 'Zaynab' }],
  },
  {
    id: 'mahmud',
    names: [{ full: 'محمود الحسيني', kind: 'registered' }],
    sex: 'm',
    birth: { year: 1997 },
    birthPlace: 'حلب',
  },
  {
    id: 'hagos',
    names: [{ full: 'ሀጎስ ተስፋይ', kind: 'registered' }],
    sex: 'm',
    birth: { year: 1980, calendar: 'ethiopic' },
    birthPlace: 'አስመራ',
  },
  {
    id: 'olena',
    names: [{ full: 'Олена Ковальчук', kind: 'registered' }],
    sex: 'f',
    birth: { date: '1985-04-03' },
    birthPlace: 'Харків',
  },
];

export const SEARCH: TracingQuery = {
  id: 'r1',
  seeker: { name: 'Khaled al-Husayni', relation: 'sibling' },
  sought: {
    names: [{ full: 'Muhammad al-Husayni', kind: 'registered' }],
    sex: 'm',
    birth: { year: 1998 },
    birthPlace: 'Aleppo',
    relatives: [{ relation: 'mother', name: 'Fatima' }],
  },
};
