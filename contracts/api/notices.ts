import * as z from 'zod';
import { NoticeSchema } from '../../domain/case/notice.ts';
import { own, PARTNERS, STAFF } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { CursorSchema, IdSchema, PageQuerySchema, route } from './route.ts';

/** Administrators are told of what they set up, partners of what they were given; neither reads notices about cases. */
const TOLD = { ...STAFF, ...own('administrator'), ...PARTNERS };
const { template, to, data, status, at, channel, sendAfter, tries, sentAt, reasonCode } = NoticeSchema.shape;

/** A notice with its delivery state. `data` holds ids, codes and dates; the client has the texts. */
export const NoticeViewSchema = z.object({
  noticeId: IdSchema,
  /** The case it is about, or the sponsor if there is no case. */
  ownerId: IdSchema,
  ...{ template, to, data, status, at, channel, sendAfter, tries, sentAt, reasonCode },
  /** Whether the caller has read it. */
  read: z.boolean(),
});
export type NoticeView = z.infer<typeof NoticeViewSchema>;

export const ListNotices = route({
  function: 'ListNotices',
  method: 'GET',
  path: '/notices',
  summary:
    'Notices with their delivery state: of a case (`about`), to a sponsor (`to`), or, without either, those for the caller in the console; newest first but of a case.',
  status: 200,
  grants: TOLD,
  reading: recorded('notices.listed'),
  query: PageQuerySchema.extend({
    about: IdSchema.optional(),
    to: IdSchema.optional(),
  }),
  answer: z.object({ notices: z.array(NoticeViewSchema), cursor: CursorSchema }),
});

export const MarkNoticeRead = route({
  function: 'MarkNoticeRead',
  method: 'POST',
  path: '/notices/{noticeId}/read',
  summary: 'Notes that the caller has read a notice to one of their roles or to them.',
  status: 200,
  grants: TOLD,
  needs: { audit: [], alsoTable: ['update'] },
  params: z.object({ noticeId: IdSchema }),
  body: z.strictObject({ ownerId: IdSchema }),
  answer: z.object({ noticeId: IdSchema }),
});

export const NOTICE_ROUTES = [ListNotices, MarkNoticeRead] as const;
