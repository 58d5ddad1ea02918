import type { ColumnKey } from '../columns.ts';

/** Names of other systems for columns of how a person is called, reached and known (proGres, RRF, Primero, Kobo). */
export const KNOWN_IDENTITY_NAMES: Readonly<Partial<Record<ColumnKey, readonly string[]>>> = {
  givenName: [
    ...[
      'given name',
      'given names',
      'first name',
      'name first',
      'prenom',
      'prenoms',
      'الاسم الاول',
      'имя',
      'ad',
    ],
  ],
  familyName: [
    ...[
      'family name',
      'last name',
      'surname',
      'name last',
      'nom de famille',
      'اسم العائله',
      'الكنيه',
      'اللقب',
    ],
    ...['фамилия', 'soyad'],
  ],
  otherNames: [
    ...['other names', 'other name', 'alias', 'aliases', 'also known as', 'nickname', 'name nickname'],
    ...['name other', 'autres noms', 'surnom', 'اسماء اخرى', 'اسم الشهره', 'другие имена', 'diger adlar'],
  ],
  phones: [
    ...[
      'phone',
      'phone number',
      'phone numbers',
      'telephone',
      'telephone number',
      'tel',
      'mobile',
      'cell phone',
    ],
    ...['mobile number', 'mobile phone', 'contact number', 'telephone current', 'telephone last', 'portable'],
    ...[
      'numero de telephone',
      'الهاتف',
      'هاتف',
      'رقم هاتف',
      'تلفون',
      'رقم التلفون',
      'جوال',
      'موبايل',
      'الموبايل',
      'رقم الهاتف',
      'رقم الجوال',
      'الجوال',
      'رقم الموبايل',
      'телефон',
      'telefon',
    ],
  ],
  addresses: [
    ...['address', 'current address', 'address current', 'home address', 'address in country of asylum'],
    ...['adresse', 'adresse actuelle', 'العنوان', 'عنوان السكن', 'العنوان الحالي', 'адрес', 'adres'],
  ],
  preferredLanguage: [
    ...['preferred language', 'language of interview', 'interview language', 'communication language'],
    ...['langue preferee', "langue de l'entretien", 'langue d entretien', 'اللغه المفضله', 'لغه المقابله'],
  ],
  interpreterNeeded: [
    ...['interpreter needed', 'interpreter required', 'needs interpreter', 'interpreter'],
    ...['interprete necessaire', 'interprete', 'يلزم مترجم', 'مترجم'],
  ],
  needCodes: [
    'needs codes',
    'specific needs codes',
    'specific need code',
    'unhcr needs codes',
    'spneed codes',
  ],
  paperNumber: [
    ...['paper number', 'document number', 'document no', 'id number', 'id no', 'identity document number'],
    ...['national id', 'national id no', 'national id number', 'passport', 'passport number', 'passport no'],
    ...[
      'numero de passeport',
      "numero de piece d'identite",
      'numero de document',
      'رقم الوثيقه',
      'رقم الهويه',
    ],
    ...['رقم جواز السفر', 'الرقم الوطني', 'номер паспорта', 'pasaport no'],
  ],
  paperKind: [
    'paper kind',
    'document type',
    'type of document',
    'id type',
    'type de document',
    'نوع الوثيقه',
  ],
  paperCountry: [
    ...['issuing country', 'country of issue', 'paper country', 'pays de delivrance', 'بلد الاصدار'],
  ],
  paperIssued: [...['date of issue', 'issue date', 'issued on', 'date de delivrance', 'تاريخ الاصدار']],
  paperExpiry: [
    ...['expiry date', 'date of expiry', 'expires on', 'valid until', "date d'expiration", 'تاريخ الانتهاء'],
  ],
};

/** What a column of numbers says of the kind of paper by its own name. */
export const KIND_BY_NAME: Readonly<Record<string, readonly string[]>> = {
  passport: [
    'passport',
    'passport number',
    'passport no',
    'numero de passeport',
    'رقم جواز السفر',
    'номер паспорта',
  ],
  'identity-card': ['national id', 'national id no', 'national id number', 'رقم الهويه', 'الرقم الوطني'],
};
