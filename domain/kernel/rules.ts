/**
 * Input rules that people can break, by a code that stays the same across translations. The English sentence is a
 * predicate of the field, with the rule's values in braces; clients have their own sentence for each code.
 */
export const RULES = {
  required: 'is filled in',
  kind: 'is a {expected}',
  'in-list': 'is one of {options}',
  'unknown-field': 'has no field {fields}',
  'at-least': 'is at least {least}',
  'at-most': 'is at most {most}',
  'at-least-characters': 'has at least {least} characters',
  'at-most-characters': 'has at most {most} characters',
  'at-least-entries': 'has at least {least} entries',
  'at-most-entries': 'has at most {most} entries',
  date: 'is a date such as 2026-03-31',
  instant: 'is an instant such as 2026-03-31T09:30:00Z',
  email: 'is an e-mail address',
  'reason-code': 'a reason code such as missing-documents',
  'sponsor-id': 'the id of a sponsor such as sponsor-0123456789abcdefghjk',
  'phone-number': 'a phone number with its country code such as +38970123456',
  'phone-shortened': 'is the whole phone number: a spreadsheet has shortened this one, such as 7.91E+08',
  'phone-local': 'begins with the country code instead of 0, such as +962791234567 for 0791234567 in Jordan',
  'phone-plus': 'begins with + and the country code, such as +962791234567',
  'after-issue': 'is after the date of issue',
  'time-of-day': 'a time of day such as 21:30',
  'time-zone': 'a time zone such as Europe/Skopje',
  'login-free': 'is a name for signing in that nobody has',
  'login-form':
    'is a name for signing in: an e-mail address on AWS, otherwise 3 to 40 small letters, digits, dots and dashes such as r.haddad',
  'may-decide': 'is a member of staff of the same office with the role {role}, or a supervisor',
  'another-colleague': 'is another colleague of the same office',
  'can-stand-in': 'is a colleague of the same office with a role of this person, or a supervisor',
  'is-here': 'is somebody who is not away until {until}',
  'day-at-latest': 'is {latest} at the latest',
  'another-than-first': 'is another person than the one who decided this first',
  'language-code': 'a language code such as ar, ti or prs',
  'country-code': 'an ISO 3166-1 alpha-3 country code such as SYR',
  'age-recipient': 'an age public key, which begins with age1',
  'office-or-programme': 'or programme is named',
  office: 'lower-case letters, digits and hyphens, 2–31 long',
  'has-letter': 'has a letter',
  'has-letter-or-digit': 'has a letter or a digit',
  'not-shortened': 'is the whole number: a spreadsheet has shortened this one, such as 2.64E+11',
  'in-no-other-case': 'is of a person who is in no other case',
  duration: 'an ISO 8601 duration such as P7D or PT72H',
  'not-in-future': 'is not in the future',
  'in-future': 'is in the future',
  'reader-elsewhere-ends': 'ends by {latest} for a reader who is not known at the offices of the case',
  'stage-first': 'is {stage}, with which the programme begins',
  'stage-needed': 'has the stage {stage}',
  'stage-once': 'has the stage {stage} once',
  'stage-before': 'has {needed} before {stage}',
  'closure-last': 'has closure at its end',
  determined: 'asks a determination for children who are {separation}',
  'orients-age': 'has a group for the age of {age}',
  'kind-of-work': 'is a kind of work',
  'between-departure-and-now': 'is between the departure and now',
  'from-on': 'is given from {from} on',
  'within-from-now': 'is at most {longest} from now',
  'day-to-come': 'is a day to come',
  'restriction-ended': 'is reinstated once what restricts its data has ended',
  'day-of-check': 'is the day of the check, not in the future',
  'age-at-most': 'gives an age of at most {most} years',
  'accompanied-from': 'is accompanied from the age of {majority} on',
  'no-custody-from': 'is not-a-child from the age of {majority} on',
  'custody-below': 'says who holds custody below the age of {majority}',
  'one-principal': 'has exactly one principal applicant',
  'differs-from-primary': 'differs from the primary category',
  'given-once': 'is given once',
  'child-view-from': 'says what the child wants, from the age of {viewFrom} on',
  'guardian-of-child': 'names an adult of the household who signs for the child',
  'asked-members': 'names members whose consent is missing',
  'member-index': 'is the index of a member',
  'another-member': 'names another active member, since the principal applicant goes',
  'every-member': 'names every member of the household',
  'every-member-counselled': 'names every member, since each is counselled',
  'every-member-decided': 'has one decision for every member',
  'found-person-moves': 'has the found person, who agreed to be reunited, move',
  'adult-stays': 'leaves an adult with those who stay, when children stay',
  'household-at-most': 'makes a household of at most {most}; a larger one is a linked case',
  'not-principal': 'is another relationship: a household has one principal applicant',
  'born-after-arrival': 'is a birth: anybody else who joins after the arrival needs a case of their own',
  'adult-goes': 'has an adult go along, when children go into a case of their own',
  'another-case': 'is another case of the same office that is under way',
  'another-person':
    'says why this is somebody else than a person like them who is a member or proposed already',
  'somebody-stays': 'leaves somebody in the case; all members move into another one',
  'every-act': 'says for each later act which case it belongs to',
  'adults-agree': 'names every other adult whom the move concerns, asked alone',
  'principal-accepted': 'accepts the principal applicant; otherwise deny or defer the case',
  'one-not-accepted': 'denies or defers at least one member',
  'panel-size': 'names at least {least} different members for a determination',
  'close-for-principal': 'is close-case for the principal applicant',
  'interests-of-child': 'is in-best-interests when one of the two is a child',
  'escort-needed': 'is true for unaccompanied children and medical cases',
  'group-once': 'with absent names each of the {members} members of the group once',
  'topics-of-programme': 'holds topics of the programme: {topics}',
  'score-for-each': 'has a score from 1 to 5 for: {dimensions}',
  'adult-of-sponsor': 'is an adult of this sponsor',
  'adult-named': 'names an adult who joins',
  'can-be-asked': 'can be asked now',
  'holds-places': 'is at least {places}, the persons that it has received or was offered, not {capacity}',
  'not-before-first-day': 'is not before the first day on which it can receive',
  'describing-word': 'a lower-case word such as rural',
  'case-of-office': 'names a case that you can find at this office',
  'mention-may-read': 'names colleagues who may open the case and see data of this class',
  'documents-needed': 'waits for a document of the kind {kinds}',
  'document-on-file': 'has a newer document of the kind {kind} on file',
  'purpose-of-sponsor': 'is referral-to-partner: no other purpose uses the data of a sponsor',
  'adult-of-household': 'is an adult of the household',
  'handed-alone': 'says that the page is handed to the person with nobody beside them',
  'paper-on-record': 'has no paper of the kind {kind} on record that is about to expire',
  'class-seen': 'is a class of data that this person sees',
  'file-size': 'is a file of at most {most} MB; this one has {size} MB',
  'file-type': 'is a PDF, JPEG, PNG, HEIC or DOCX file',
  thumbnail: 'is a JPEG of at most 256 pixels and 40 kB that holds nothing but its pixels',
  'file-clean': 'is a file that the scanner passes',
  'looked-up': 'is among the first {most} cases that the file names, which are looked up',
} as const;

export type RuleCode = keyof typeof RULES;
export type RuleValues = Readonly<Record<string, string | number>>;

/** A rule with its values: an English sentence, and a code for clients with their own wording. */
export interface Rule {
  readonly code: RuleCode;
  readonly values: RuleValues;
  readonly text: string;
}

/** The rule of a code. */
export const rule = (code: RuleCode, values: RuleValues = {}): Rule => ({
  code,
  values,
  text: RULES[code].replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name])),
});

const CODES = new Map<string, RuleCode>(
  Object.entries(RULES).map(([code, text]) => [text, code as RuleCode]),
);

/** The code of a rule, found by its English sentence as schemas carry it; undefined for any other text. */
export const codeOfText = (text: string): RuleCode | undefined => CODES.get(text);
