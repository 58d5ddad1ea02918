import type { IdentityPaper } from '../case/identity.ts';
import { IdentityPaperKindSchema } from '../case/identity.ts';
import { NeedCodeSchema, plainNeedCode } from '../case/need-codes.ts';
import { LanguageSchema } from '../case/place-codes.ts';
import { plainCode } from '../kernel/written-text.ts';
import { column } from './column.ts';
import type { CellReader } from './read-cell.ts';
import {
  country,
  date,
  list,
  matching,
  oneOf,
  personName,
  registrationNumber,
  text,
  yesOrNo,
} from './read-cell.ts';

const ofPerson = column('person', false);
const ofPaper = column('paper', false);

const needCode: CellReader<string> = (cell) => {
  const read = NeedCodeSchema.safeParse(plainNeedCode(plainCode(cell)));
  return read.success ? { value: read.data } : { text: 'not-in-list.need-code', values: {} };
};

/** The columns of how a person is called, reached and known, and of UNHCR's needs codes. */
export const IDENTITY_COLUMNS = {
  givenName: ofPerson('given name', '#person+name+given', personName, 'first name'),
  familyName: ofPerson('family name', '#person+name+family', personName, 'last name', 'surname'),
  otherNames: ofPerson('other names', '#person+name+other', list(personName), 'aliases', 'also known as'),
  phones: ofPerson('phone', '#person+phone', list(text(40)), 'phone number', 'telephone'),
  addresses: ofPerson('address', '#person+address', list(text(300)), 'current address'),
  preferredLanguage: ofPerson(
    'preferred language',
    '#person+language+preferred+code',
    matching(LanguageSchema, 'wrong-format.language', 'lower'),
  ),
  interpreterNeeded: ofPerson('interpreter needed', '#person+interpreter', yesOrNo),
  needCodes: ofPerson('needs codes', '#person+needs+code', list(needCode), 'specific needs codes'),
  paperNumber: ofPaper('paper number', '#paper+id', list(registrationNumber), 'document number'),
  paperKind: ofPaper(
    'paper kind',
    '#paper+kind',
    list(
      oneOf<IdentityPaper['kind']>(IdentityPaperKindSchema.options, {
        'national-id': 'identity-card',
        'id-card': 'identity-card',
      }),
    ),
    'document type',
  ),
  paperCountry: ofPaper('paper country', '#paper+country+code', list(country, ''), 'issuing country'),
  paperIssued: ofPaper('paper issued', '#paper+date+issued', list(date, ''), 'issue date'),
  paperExpiry: ofPaper('paper expiry', '#paper+date+expiry', list(date, ''), 'expiry date'),
} as const;
