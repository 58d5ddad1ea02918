import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { organisationIn } from '../../../local/identity/organisation/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinbridge-organisation-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'sign-in.json');
function written(content: object, mode = 0o600): string {
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(content), { mode });
  return file;
}
const SETTINGS = { name: 'Relief Office', issuer: 'https://id.office.example', clientId: 'kinbridge' };

describe('settings of an organisation’s provider', () => {
  test('are read from a file of the owner’s own, the secret also from the environment', () => {
    const clientSecret = 'a secret of the two';
    const known = { ...SETTINGS, clientSecret, claim: 'preferred_username' };
    expect(organisationIn(written({ ...SETTINGS, clientSecret }), {})).toEqual(known);
    const environment = { KINBRIDGE_SIGN_IN_SECRET: clientSecret };
    expect(organisationIn(written(SETTINGS, 0o644), environment)).toEqual(known);
  });

  test('with a secret that others can read, without one, or with what nobody knows, start no host', () => {
    expect(() => organisationIn(written({ ...SETTINGS, clientSecret: 'long enough' }, 0o644), {})).toThrow(
      'chmod 600',
    );
    expect(() => organisationIn(written(SETTINGS), {})).toThrow('clientSecret');
    expect(() =>
      organisationIn(written({ ...SETTINGS, clientSecret: 'long enough', roles: 'x' }), {}),
    ).toThrow('roles');
    expect(() => organisationIn(join(folder, 'none.json'), {})).toThrow('ENOENT');
  });
});
