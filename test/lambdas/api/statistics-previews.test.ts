import { beforeEach, describe, expect, it } from 'vitest';
import { plus } from '../../../domain/kernel/calendar.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, consentsOf, household } from '../../fixtures/household.ts';
import { registered } from '../../fixtures/id-key.ts';
import { ofFamily } from '../../fixtures/surnames.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
let families = 0;
const administrator = staff('administrator', 'oslo', 'admin-1');
const other = staff('administrator', 'oslo', 'admin-2');
const auditor = staff('auditor');

async function people(count: number, over: Parameters<typeof adult>[0]): Promise<void> {
  for (let made = 0; made < count; made += 1) {
    families += 1;
    const members = ofFamily([adult(over)], families);
    const consents = consentsOf(members, ['assessment', 'statistics']);
    const wanted = household({ office: 'oslo', members, consents });
    const by = command();
    await table.store.commitCase(registered(wanted, shippedPolicy(wanted.programme, 1)!, false, by), by);
  }
}

interface Preview {
  readonly table: { cells: { at: string[]; value: number | null; why?: string }[] } | null;
  readonly asOf: string | null;
  readonly refused: { because: string; releases: number[] } | null;
}
async function seen(over: object = {}, by = administrator, at = AT): Promise<Preview> {
  const definition = { counts: 'persons', dimensions: ['sex'], office: 'oslo', filters: {}, ...over };
  const { status, body } = await api('CountStatistics', { by, body: { definition }, at });
  expect([status, body.done]).toEqual([200, true]);
  return body.preview as Preview;
}
const shown = ({ table: found }: Preview, ...at: string[]) =>
  found?.cells.find((one) => one.at.join() === at.join())?.value;

beforeEach(async () => {
  table = await openTestTable();
  await people(14, { sex: 'f' });
  await people(13, { sex: 'm' });
});

describe('a preview of figures', () => {
  it('stays as it was first seen while fewer than eleven come or go, also while nobody does', async () => {
    const first = await seen();
    expect([shown(first, 'f'), first.asOf]).toEqual([14, AT]);
    const later = plus(AT, 'PT1H');
    expect(await seen({}, administrator, later)).toEqual(first);
    await people(1, { sex: 'f' });
    expect(await seen({}, administrator, later)).toEqual(first);
    expect(shown(await seen({}, other, later), 'f')).toBe(15);
  });

  it('is of today when enough have come of each kind', async () => {
    await people(20, { nationality: 'AFG' });
    const first = await seen({ dimensions: ['nationality'] });
    await people(12, { nationality: 'AFG' });
    const later = plus(AT, 'PT1H');
    await people(13, { nationality: 'IRQ' });
    await people(35, {});
    const second = await seen({ dimensions: ['nationality'] }, administrator, later);
    expect([first.asOf, shown(first, '*'), shown(first, 'SYR')]).toEqual([AT, 47, 27]);
    expect([second.asOf, shown(second, '*'), shown(second, 'SYR')]).toEqual([later, 107, 62]);
  });

  it('stays as it was if others cannot be shown, though enough have come', async () => {
    const first = await seen();
    await people(12, { sex: 'f' });
    await people(1, { sex: 'm' });
    expect(await seen({}, administrator, plus(AT, 'PT1H'))).toEqual(first);
  });

  it('is refused if it counts nearly the same people as one that this person saw, by another definition', async () => {
    await seen();
    await people(1, { sex: 'f' });
    const almost = { dimensions: ['programme'] };
    expect(await seen(almost)).toMatchObject({
      table: null,
      refused: { because: 'seen-before', releases: [] },
    });
    expect(shown(await seen(almost, other), '*')).toBe(28);
  });

  it('is guarded for as long as it is kept', async () => {
    await seen();
    await people(1, { sex: 'f' });
    expect(shown(await seen({}, administrator, plus(AT, 'P89D')), 'f')).toBe(14);
    expect(shown(await seen({}, administrator, plus(AT, 'P91D')), 'f')).toBe(15);
  });

  it('does not stand in the way of a release, which is guarded against releases', async () => {
    const supervisor = staff('supervisor', 'oslo');
    await seen({}, supervisor);
    await people(1, { sex: 'f' });
    const definition = { counts: 'persons', dimensions: ['sex'], office: 'oslo', filters: {} };
    const { body } = await api('CountStatistics', { by: supervisor, body: { definition } });
    const made = await api('ReleaseStatistics', { by: supervisor, body: { countId: body.countId } });
    expect([made.status, made.body.status]).toEqual([201, 'released']);
  });

  it('stands among what its reader read, with its figures and nobody in it, each time', async () => {
    await seen();
    await seen();
    const day = AT.slice(0, 10);
    const { body } = await api('ReadReadings', { by: auditor, path: { day, reader: administrator.id } });
    const facts = (body.entries as { facts: object[] }[]).flatMap((entry) => entry.facts);
    const previewed = {
      act: 'figures.previewed',
      details: { counts: 'persons', dimensions: ['sex'], office: 'oslo', refused: false },
    };
    expect(facts).toEqual([previewed, previewed]);
  });

  it('is not one of two that overlook each other', async () => {
    const both = await Promise.all(
      [{ dimensions: ['sex'] }, { dimensions: ['programme'] }].map((over) => {
        const definition = { counts: 'persons', office: 'oslo', filters: {}, ...over };
        return api('CountStatistics', { by: administrator, body: { definition } });
      }),
    );
    const { seen: kept } = await table.store.loadPreviews(administrator.id, AT);
    const answered = both.filter(({ status }) => status === 200);
    expect(kept).toHaveLength(answered.filter(({ body }) => (body.preview as Preview).table).length);
    expect(answered.length).toBeGreaterThan(0);
  });
});
