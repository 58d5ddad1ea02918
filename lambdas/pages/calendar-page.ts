import { pageHandler } from '../middleware/page.ts';
import { feedText } from '../services/calendar-feed.ts';
import { ERROR_PAGES } from './layout.ts';
import { STYLE } from './style.ts';

/** Appointments for a calendar program. A secret that nobody made, and one that was revoked, show the same: nothing. */
export const handler = pageHandler(
  'CalendarPage',
  STYLE,
  ERROR_PAGES,
  async ({ params, method, store, at, requestId }) => {
    const text =
      method === 'GET'
        ? await feedText(store, params.token ?? '', { at, id: `feed/${requestId}` })
        : undefined;
    if (text === undefined) return { status: 404, html: '' };
    return { status: 200, html: text, contentType: 'text/calendar; charset=utf-8' };
  },
);
