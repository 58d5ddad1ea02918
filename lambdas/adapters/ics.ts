import ical from 'ical-generator';

export interface CalendarEvent {
  readonly id: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly title: string;
  readonly place?: string;
  /** A page of the console, which asks for a sign-in. */
  readonly url: string;
}

const MINUTE_MS = 60_000;

/** A calendar in iCalendar format (RFC 5545), with instants in UTC: every program shows them on its own clock. */
export function icsOf(name: string, events: readonly CalendarEvent[]): string {
  const calendar = ical({ name, prodId: { company: 'Kinbridge', product: 'Calendar' }, ttl: 3600 });
  for (const { id, startsAt, minutes, title, place, url } of events) {
    const start = new Date(startsAt);
    calendar.createEvent({
      ...{
        id,
        start,
        end: new Date(start.getTime() + minutes * MINUTE_MS),
        stamp: start,
        summary: title,
        url,
      },
      ...(place === undefined ? {} : { location: place }),
    });
  }
  return calendar.toString();
}
