import type { Dimension } from './dimensions.ts';

interface Field {
  readonly hxl: string;
  readonly scheme: string;
  readonly meaning: string;
}

/** What each column means, where its codes come from, and its HXL tag (HXL standard 1.1). */
export const FIELDS: Readonly<Record<Dimension, Field>> = {
  age: {
    hxl: '#group+age+code',
    scheme: 'UNHCR age groups 0-4, 5-11, 12-17, 18-59, 60+',
    meaning: 'Age in whole years on the day of the release',
  },
  sex: {
    hxl: '#group+sex+code',
    scheme: 'f female, m male, x other, u unknown (UNHCR registration)',
    meaning: 'Sex as registered',
  },
  nationality: { hxl: '#country+origin+code', scheme: 'ISO 3166-1 alpha-3', meaning: 'Nationality' },
  need: {
    hxl: '#group+need+code',
    scheme: 'yes, no',
    meaning: 'Whether a specific need is registered',
  },
  asylum: {
    hxl: '#loc+asylum+code',
    scheme: 'Offices of this installation',
    meaning: 'Office of the place of asylum',
  },
  destination: {
    hxl: '#loc+destination+code',
    scheme: 'Offices of this installation; none-yet',
    meaning: 'Office of the place of destination',
  },
  programme: {
    hxl: '#activity+programme+code',
    scheme: 'Programmes of this installation',
    meaning: 'Programme of the case',
  },
  stage: {
    hxl: '#status+stage+code',
    scheme: 'Stages of this installation; none-yet',
    meaning: 'The stage that the case finished last',
  },
  outcome: {
    hxl: '#status+outcome+code',
    scheme: 'Outcomes of this installation; none-yet',
    meaning: 'How the case ends; none-yet while it is open',
  },
  category: {
    hxl: '#need+category+code',
    scheme: 'Submission categories, UNHCR Resettlement Handbook, chapter 3; none-yet',
    meaning: 'Primary submission category of the case',
  },
};

export const COUNTS: Readonly<Record<'persons' | 'cases', Field>> = {
  persons: {
    hxl: '#affected+ind+num',
    scheme: 'whole number, or empty',
    meaning: 'Active members of cases who consent to statistics',
  },
  cases: {
    hxl: '#affected+hh+num',
    scheme: 'whole number, or empty',
    meaning: 'Cases in which every active member consents to statistics',
  },
};

/** The version of these definitions: it changes with the meaning of any of them. */
export const DICTIONARY_VERSION = 1;
