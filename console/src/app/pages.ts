import { AUDIT_PAGES } from '../audit/pages.ts';
import { CASES_PAGES } from '../cases/pages.ts';
import { CLIENT_PAGES } from '../clients/pages.ts';
import { COMPLAINT_PAGES } from '../complaints/pages.ts';
import { COPY_PAGES } from '../copies/pages.ts';
import { DESK_PAGES } from '../desk/pages.ts';
import { EXECUTION_PAGES } from '../executions/pages.ts';
import { EXPORT_PAGES } from '../exports/pages.ts';
import { FIGURE_PAGES } from '../figures/pages.ts';
import { HELP_PAGES } from '../help/pages.ts';
import { NOTICE_PAGES } from '../notices/pages.ts';
import { OPERATIONS_PAGES } from '../operations/pages.ts';
import { GIVEN_PAGES } from '../partners/pages.ts';
import { PEOPLE_PAGES } from '../people/pages.ts';
import { POLICY_PAGES } from '../policy/pages.ts';
import { PROGRAMME_PAGES } from '../programme/pages.ts';
import { RIGHTS_PAGES } from '../rights/pages.ts';
import { SHEET_PAGES } from '../sheets/pages.ts';
import { ABSENCE_PAGES, SUPERVISION_PAGES } from '../supervision/pages.ts';
import { WEBHOOK_PAGES } from '../webhooks/pages.ts';
import { WORK_PAGES } from '../work/pages.ts';
import type { Page } from './page.ts';

/**
 * Every page, in the order of the side navigation: My work, Monday morning, Cases, Tracing, Sponsors, Placement, Travel, Follow-up,
 * Operations, Programme, Figures, Audit, Absences, Notices, Mailbox, Policy, Exports, Partner systems, Help. A person starts on the first one they may open.
 */
export const PAGES: readonly Page[] = [
  ...WORK_PAGES,
  ...SUPERVISION_PAGES,
  ...CASES_PAGES,
  ...COPY_PAGES,
  ...RIGHTS_PAGES,
  ...COMPLAINT_PAGES,
  ...DESK_PAGES,
  ...OPERATIONS_PAGES,
  ...PROGRAMME_PAGES,
  ...FIGURE_PAGES,
  ...AUDIT_PAGES,
  ...EXECUTION_PAGES,
  ...ABSENCE_PAGES,
  ...NOTICE_PAGES,
  ...POLICY_PAGES,
  ...EXPORT_PAGES,
  ...PEOPLE_PAGES,
  ...CLIENT_PAGES,
  ...WEBHOOK_PAGES,
  ...SHEET_PAGES,
  ...HELP_PAGES,
  ...GIVEN_PAGES,
];
