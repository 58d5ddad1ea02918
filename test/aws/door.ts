import type { InProcessRequest, Reply } from '../../local/request.ts';

/** The deployed API, asked as the embedded host is. */
export function openDoor(apiUrl: string, tokenOf: (user: string) => Promise<string>): InProcessRequest {
  return async (method, path, { user, body, headers = {} } = {}): Promise<Reply> => {
    const answer = await fetch(apiUrl + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }),
        ...(user === undefined ? {} : { authorization: `Bearer ${await tokenOf(user)}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
    };
  };
}
