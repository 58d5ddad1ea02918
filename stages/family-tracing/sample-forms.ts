import { consenting } from '../../domain/work-item/sample-consent.ts';
import { answering, because, dayOf, mostly, type SampleForms } from '../../domain/work-item/sample-form.ts';

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'seeker-consent': mostly(consenting, [because('refused', 'no-contact-wished'), 10]),
  'tracing-search': answering('started'),
  'identity-sharing': answering('agree'),
  'tracing-candidate': mostly(answering('confirm'), [because('reject', 'other-family'), 20]),
  'tracing-confirmation': answering('approve'),
  'tracing-consent': mostly(answering('granted'), [because('refused', 'no-contact-wished'), 10]),
  'tracing-contact': answering('restored'),
  'relationship-verification': answering('verified'),
  'reunification-agreement': mostly(
    ({ view }) => ({
      decision: 'agreed',
      ...(view.context?.child === true ? { bestInterests: 'in-best-interests' } : {}),
    }),
    [because('contact-only', 'settled-elsewhere'), 30],
  ),
  'household-move': ({ view }) => ({
    decision: 'settled',
    members: view.members.map((personId) => ({ personId, part: 'moves' })),
    consenting: view.members,
  }),
  'tracing-review': because('close', 'no-trace'),
  'death-confirmation': answering('confirmed'),
  'tracing-answer': ({ now, view }) => ({
    decision: 'told',
    toldOn: dayOf(now),
    manner: 'in-person',
    toldBy: 'trained-colleague',
    support: view.context?.tell === 'found-dead' ? ['psychosocial', 'visit-again'] : ['phone-number'],
  }),
};
