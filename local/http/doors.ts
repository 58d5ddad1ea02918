import type { IncomingHttpHeaders } from 'node:http';

/** Where a host is asked: on this machine by its port, and by its public origin through a proxy on this machine. */
export interface Doors {
  /** The names that a request may be sent to. */
  readonly names: readonly string[];
  /** Whether it comes from a page of this host, or was opened directly. */
  isOwn(headers: IncomingHttpHeaders): boolean;
  /** Whether it came through the proxy. */
  isPublic(headers: IncomingHttpHeaders): boolean;
  /** Who asks: through the proxy whom it saw, which it added last; what stood before that is the caller's own word. */
  callerOf(headers: IncomingHttpHeaders, connection: string): string;
}

export function doorsOf(address: string, port: number, origin: string | undefined): Doors {
  const local = [`${address}:${port}`, `localhost:${port}`];
  const publicName = origin === undefined ? undefined : new URL(origin).host;
  const names = publicName === undefined ? local : [publicName, ...local];
  const origins = new Set([...local.map((name) => `http://${name}`), origin]);
  const isPublic = ({ host }: IncomingHttpHeaders): boolean =>
    publicName !== undefined && host === publicName;
  return {
    names,
    isPublic,
    /**
     * A browser names the page that sends a request, unless the URL was opened directly. Pages without referrer, and
     * sandboxed frames, appear as `null`; then the browser says whether the page belongs to this site.
     */
    isOwn({ origin: sender, 'sec-fetch-site': site }) {
      if (sender === undefined) return true;
      if (sender === 'null') return site === undefined || site === 'same-origin' || site === 'none';
      return origins.has(sender);
    },
    callerOf(headers, connection) {
      if (!isPublic(headers)) return connection;
      const [seen = ''] = [headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').slice(-1);
      return seen.trim().slice(0, 45) || connection;
    },
  };
}
