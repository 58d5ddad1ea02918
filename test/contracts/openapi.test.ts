import { describe, expect, it } from 'vitest';
import { ReadAudit } from '../../contracts/api/audit.ts';
import { ReadCase } from '../../contracts/api/cases.ts';
import { grantOf, rolesOf } from '../../contracts/authorization.ts';
import { openApi } from '../../contracts/openapi.ts';
import { API } from '../../contracts/routes.ts';
import { DeliveredKindSchema } from '../../domain/webhooks/webhook-event.ts';
import { api } from '../fixtures/api.ts';

describe('the OpenAPI document', () => {
  const { paths } = openApi() as { paths: Record<string, Record<string, { parameters: object[] }>> };

  it('has every route with its parameters, and is served to everyone', async () => {
    for (const { method, path } of API) {
      const operation = paths[path]![method.toLowerCase()]!;
      const inPath = operation.parameters.filter((parameter) => (parameter as { in: string }).in === 'path');
      expect([path, inPath.length]).toEqual([path, (path.match(/\{/g) ?? []).length]);
    }
    const served = await api('ReadOpenApi', {});
    expect(served).toMatchObject({ status: 200, body: JSON.parse(JSON.stringify(openApi())) });
  });

  it('has what is sent to partner systems, by kind of event, with the headers that sign it', () => {
    const { webhooks } = openApi() as {
      webhooks: Record<string, { post: { parameters: { name: string }[]; requestBody: object } }>;
    };
    expect(Object.keys(webhooks).sort()).toEqual([...DeliveredKindSchema.options].sort());
    for (const [kind, { post }] of Object.entries(webhooks)) {
      const headers = post.parameters.map(({ name }) => name);
      expect(headers).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
      expect(JSON.stringify(post.requestBody)).toContain(`"const":"${kind}"`);
    }
  });

  it('refers to nothing that it does not hold', () => {
    const text = JSON.stringify(openApi());
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect([...new Set(references)]).toEqual(['Problem']);
  });
});

describe('authorization', () => {
  it('is told by each route: everyone, or some roles', () => {
    const unclear = API.filter((each) => (each.open === true) === rolesOf(each).length > 0);
    expect(unclear.map((each) => each.function)).toEqual([]);
  });

  it('counts only roles that have business at a route', () => {
    expect(grantOf(ReadAudit, ['auditor', 'caseworker'])).toEqual({ reach: 'all-offices', sees: [] });
    expect(grantOf(ReadAudit, ['caseworker'])).toBeUndefined();
    expect(grantOf(ReadCase, ['orientation-trainer', 'health-staff'])?.sees).toEqual(['identity', 'health']);
  });
});
