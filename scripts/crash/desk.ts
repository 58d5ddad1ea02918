export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** The requests of people to a host; a call without an answer throws. */
export class Desk {
  readonly #url: string;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(url: string) {
    this.#url = url;
  }

  async call(user: string, path: string, sent?: { key: string; body: unknown }): Promise<Answer> {
    const answer = await fetch(this.#url + path, {
      method: sent ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${await this.#tokenOf(user)}`,
        'content-type': 'application/json',
        ...(sent ? { 'idempotency-key': sent.key } : {}),
      },
      ...(sent ? { body: JSON.stringify(sent.body) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  #tokenOf(user: string): Promise<string> {
    const known = this.#tokens.get(user);
    if (known) return known;
    const asked = fetch(`${this.#url}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user }),
    }).then(async (answer) => ((await answer.json()) as { token: string }).token);
    asked.catch(() => this.#tokens.delete(user));
    this.#tokens.set(user, asked);
    return asked;
  }
}
