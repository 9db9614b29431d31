import type { Ctx } from '../../context.ts';

/** Code lists for forms, in the order of form F-1.01. */
export async function codeLists(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('codeValues')
    .select(['list', 'code', 'label', 'cardLabel'])
    .orderBy('position')
    .execute();
  const lists: Record<string, { code: string; label: string; cardLabel: string | null }[]> = {};
  for (const { list, ...value } of rows) {
    lists[list] ??= [];
    lists[list].push(value);
  }
  return { lists };
}

/** The parts of a region as they are now, or the provinces. */
export async function listRegionParts(ctx: Ctx, parent: string | undefined) {
  const regions = await ctx.db
    .selectFrom('regions')
    .select(['code', 'name', 'kind'])
    .where('parentCode', parent === undefined ? 'is' : '=', parent ?? null)
    .where('validTo', 'is', null)
    .orderBy('code')
    .execute();
  return { regions };
}

/** Kecamatan of the office's own kabupaten, each with its desa. */
export async function officePlaces(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('regions as r')
    .innerJoin('offices as o', (join) => join.on('o.code', '=', ctx.actor.officeCode))
    .select(['r.code', 'r.name', 'r.kind', 'r.parentCode', 'r.level'])
    .where((eb) =>
      eb(
        eb.fn<boolean>('starts_with', [
          'r.code',
          eb.fn('concat', ['o.regionCode', eb.cast<string>(eb.val('.'), 'text')]),
        ]),
        '=',
        true,
      ),
    )
    .where('r.validTo', 'is', null)
    .orderBy('r.code')
    .execute();
  const place = ({ code, name, kind }: (typeof rows)[number]) => ({ code, name, kind });
  return {
    districts: rows
      .filter(({ level }) => level === 'district')
      .map((district) => ({
        ...place(district),
        villages: rows.filter(({ parentCode }) => parentCode === district.code).map(place),
      })),
  };
}
