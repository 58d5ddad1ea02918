import type { SignInStore } from './sign-in-store.ts';

export const SESSION_SECONDS = 12 * 3600;
/** Until somebody decides: NIST SP 800-63B (revision 3, 4.2.3). */
const USUAL_MINUTES = 30;
/** An open page says once a minute that it was touched, and its last word may be on its way. */
const GRACE_MS = 90_000;
const IDLE = 'idle-minutes';

/** Which sign-ins still hold. A session's name begins with when it began, in milliseconds. */
export interface Sessions {
  /** Somebody is there. */
  seen(session: string): void;
  end(session: string): void;
  /** It was ended, or nobody was there for too long. */
  isOver(session: string): boolean;
  endIdleAfter(minutes: number): void;
}

export function openSessions({ database }: Pick<SignInStore, 'database'>): Sessions {
  const setting = database.prepare('SELECT value FROM setting WHERE name = ?');
  const ended = database.prepare('SELECT 1 FROM ended WHERE session = ?');
  const lastSeen = database.prepare('SELECT at FROM seen WHERE session = ?');
  const idleMs = (): number => Number(setting.get(IDLE)?.value ?? USUAL_MINUTES) * 60_000;

  function isOver(session: string): boolean {
    if (ended.get(session) !== undefined) return true;
    const last = Math.max(Number.parseInt(session, 10), Number(lastSeen.get(session)?.at ?? 0));
    return Date.now() - last > idleMs() + GRACE_MS;
  }

  return {
    isOver,
    seen(session) {
      const now = Date.now();
      database.prepare('DELETE FROM seen WHERE at < ?').run(now - SESSION_SECONDS * 1000);
      database.prepare('INSERT OR REPLACE INTO seen VALUES (?, ?)').run(session, now);
    },
    end(session) {
      const now = Date.now();
      database.prepare('DELETE FROM ended WHERE until < ?').run(now);
      database
        .prepare('INSERT OR REPLACE INTO ended VALUES (?, ?)')
        .run(session, now + SESSION_SECONDS * 1000);
    },
    endIdleAfter(minutes) {
      database.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)').run(IDLE, minutes);
    },
  };
}
