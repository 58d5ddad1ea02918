import { answering, because, mostly, type SampleForms } from '../../domain/work-item/sample-form.ts';

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'closure-approval': mostly(because('approve', 'all-stages-completed'), [
    because('return', 'file-incomplete'),
    3,
  ]),
  'failed-stage': answering('retry-stage'),
  'stalled-work': answering('put-right'),
  'expiring-document': because('not-needed', 'no-longer-needed'),
  'expiring-paper': because('not-needed', 'cannot-be-renewed'),
  'retention-review': answering('erase'),
};
