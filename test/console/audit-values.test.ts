import { describe, expect, test } from 'vitest';
import { AUDIT_PAGES } from '../../console/src/audit/pages.ts';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { AppointmentKindSchema } from '../../domain/appointments/appointment.ts';
import { detailWords } from '../../domain/audit/detail-words.ts';
import { ConsentPurposeSchema, ConsentSchema, ConsentTakenSchema } from '../../domain/case/consent.ts';
import { BlockableStepSchema, FlagKindSchema } from '../../domain/case/flag.ts';
import { IdentityPaperKindSchema } from '../../domain/case/identity.ts';
import { CLASS_OF_KIND } from '../../domain/documents/document-kinds.ts';
import { JoinsBecauseSchema, LeavesBecauseSchema } from '../../domain/household/household-change.ts';
import { RoleSchema } from '../../domain/kernel/actor.ts';
import { SponsorSchema } from '../../domain/sponsorship/sponsor.ts';
import { ReleaseDefinitionSchema } from '../../domain/statistics/release/definition.ts';
import { DIMENSIONS } from '../../domain/statistics/release/dimensions.ts';
import { DisabledBecauseSchema } from '../../domain/webhooks/webhook.ts';
import { WebhookKindSchema } from '../../domain/webhooks/webhook-event.ts';
import { ANY_WORK_KINDS } from '../../registry/any-kind.ts';
import { FOLDERS, type Texts, textsOf } from '../fixtures/console-texts.ts';

const { kind, vetting } = SponsorSchema.shape;
const STATUSES = vetting.shape.status.options;
const DECIDED = ['other-household', 'same-household', 'same-persons', 'members-moved'];

/** Which codes stand in a detail of an act, beside those of the kinds of work. */
const CODES: readonly (readonly [act: string, detail: string, codes: readonly string[]])[] = [
  ['sponsor.registered', 'kind', kind.options],
  ['sponsor.registered', 'source', ['staff', 'import', 'self']],
  ['sponsor.registered', 'vetting', STATUSES],
  ['sponsor.suspended', 'status', STATUSES],
  ['sponsor.vetted', 'status', STATUSES],
  ['offer.made', 'source', ['ranked', 'override']],
  ['document.added', 'kind', Object.keys(CLASS_OF_KIND)],
  ['document.added', 'class', [...new Set(Object.values(CLASS_OF_KIND))]],
  ['document.added', 'scan', ['clean', 'not-configured', 'pending']],
  ['document.refused', 'refusal', ['type', 'size', 'infected']],
  ['document.expiry-settled', 'decision', ['renewed', 'not-needed']],
  ['paper.expiry-settled', 'decision', ['renewed', 'not-needed']],
  ['paper.expiry-settled', 'paperKind', IdentityPaperKindSchema.options],
  ['appointment.planned', 'kind', AppointmentKindSchema.options],
  ['appointment.reminded', 'channel', ['sms']],
  ['notice.bounced', 'channel', ['email', 'sms']],
  ['access.reviewed', 'decision', ['justified', 'not-justified']],
  ['stalled-work.settled', 'decision', ['put-right', 'nothing-missing']],
  ['contact-failed.settled', 'decision', ['contacted']],
  ['number.decided', 'decision', DECIDED],
  ['best-interests.decided', 'decision', ['in-best-interests', 'not-in-best-interests']],
  ['best-interests.decided', 'procedure', ['assessment', 'determination']],
  ['follow-up-action.settled', 'decision', ['resolved', 'referred']],
  ['consent.recorded', 'purpose', ConsentPurposeSchema.options],
  ['consent.recorded', 'taken', ConsentTakenSchema.exclude(['before-schema-2']).options],
  ['consent.recorded', 'signedAs', ConsentSchema.shape.signedAs.options],
  ['flag.raised', 'kind', FlagKindSchema.options],
  ['flag.raised', 'blocks', BlockableStepSchema.options],
  ['case.opened', 'because', ['split', 'reunification']],
  ['case.linked', 'because', ['split', 'reunification', 'family']],
  ['person.joined', 'because', JoinsBecauseSchema.options],
  ['person.left', 'because', LeavesBecauseSchema.options],
  ['tracing-request.matched', 'because', ['search', 'registration', 'evidence']],
  ['tracing-request.stopped', 'outcome', ['consent-refused', 'consent-withdrawn']],
  ['tracing-request.moved', 'outcome', ['reunified', 'not-reunified', 'asked', 'agreed', 'declined']],
  ['tracing-request.candidate-erased', 'outcome', ['record-erased', 'consent-withdrawn']],
  ['webhook.disabled', 'because', DisabledBecauseSchema.options],
  ['webhook.added', 'kinds', WebhookKindSchema.options],
  ['figures.previewed', 'counts', ReleaseDefinitionSchema.shape.counts.options],
  ['figures.previewed', 'dimensions', DIMENSIONS],
  ['release.asked', 'dimensions', DIMENSIONS],
  ['receipt.made', 'scope', ['household', 'person']],
  ['receipt.made', 'language', ['ar', 'uk']],
  ['sign-in.first-call', 'roles', RoleSchema.options],
  ['eligibility.recommended', 'priority', ['normal', 'urgent', 'emergency']],
  ['access.break-glass', 'reasonCode', ['data-restricted']],
];

describe.each(LOCALES)('the codes of an entry, in %s', (locale) => {
  const rooms = ['app', 'api', 'words', 'codes', ...(AUDIT_PAGES[0]?.rooms ?? [])];
  const texts = Object.assign({}, ...[...rooms, ...FOLDERS].map((room) => textsOf(room, locale))) as Texts;
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const words = detailWords({
    text: (id) => texts[id],
    language: (code) => names.of(code) ?? code,
    list: (values) => values.join(' '),
    instant: String,
    date: String,
    number: String,
  });

  test.each(CODES)('%s tells its %s in words that the page has', (act, detail, codes) => {
    const bare = codes.filter((code) => {
      const told = words.valueOf(detail, [code], { act, details: { [detail]: code } });
      return told === code ? locale !== 'en' || code.includes('-') : locale === 'ar' && /[a-z]/.test(told);
    });
    expect(bare).toEqual([]);
  });

  test('yes and no are words, and each decision and kind of work has some', () => {
    const say = (detail: string, value: unknown, kind?: string) =>
      words.valueOf(detail, value, { act: 'work-item.decided', details: { [detail]: value, kind } });
    expect([say('again', true), say('again', false)]).not.toEqual(['true', 'false']);
    const bare = ANY_WORK_KINDS.map(({ kind }) => kind).filter((kind) => say('kind', kind, kind) === kind);
    expect(bare).toEqual([]);
  });
});
