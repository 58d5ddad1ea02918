import { describe, expect, it } from 'vitest';
import { actorFrom } from '../../../lambdas/middleware/claims.ts';
import { refusalName } from '../../fixtures/case-file.ts';

const claims = { sub: 'anna', token_use: 'id', 'cognito:groups': '[caseworker]', 'custom:office': 'amman' };

describe('who calls', () => {
  it('is who the ID token names, with roles and office', () => {
    expect(actorFrom(claims)).toMatchObject({ id: 'anna', roles: ['caseworker'], office: 'amman' });
    const auditor = { sub: 'ida', token_use: 'id', 'cognito:groups': ['auditor'] };
    expect(actorFrom(auditor)).toMatchObject({ id: 'ida', roles: ['auditor'] });
  });

  it.each<[string, Record<string, unknown>]>([
    ['an access token', { ...claims, token_use: 'access' }],
    ['a token of no said use', { ...claims, token_use: undefined }],
    ['staff of no office', { ...claims, 'custom:office': undefined }],
    [
      'staff of no office who audit too',
      { ...claims, 'cognito:groups': '[auditor caseworker]', 'custom:office': '' },
    ],
    ['no role', { ...claims, 'cognito:groups': '[]' }],
    ['nobody', { ...claims, sub: '' }],
  ])('is nobody by %s', (_what, given) => {
    expect(refusalName(() => actorFrom(given))).toBe('Forbidden');
  });
});
