import type { ServiceType } from '../../../../contract/applications/endpoints.ts';
import { serviceTypes } from '../../../../contract/applications/endpoints.ts';
import type { Ctx } from '../../../context.ts';
import { findingMessage } from '../../../http/problems.ts';
import { findCardImages } from '../../recordings/index.ts';
import { getResidentFacts } from '../../residents/index.ts';
import { requirementsUnder } from '../../service-standards/index.ts';
import { findOtherOpen } from '../case-store.ts';
import { findingsFor } from '../findings.ts';
import { blocksIntake } from '../rules.ts';

/** The services and their checklists as in force today. */
export async function servicesInForce(ctx: Ctx) {
  const { today } = ctx;
  const { standardId } = ctx.office;
  const rows = await ctx.db
    .selectFrom('serviceTypes')
    .select(['code', 'legalBasis', 'correctableElements'])
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .execute();
  const services = await Promise.all(
    rows.map(async (row) => {
      const { code } = row;
      return {
        code,
        legalBasis: row.legalBasis,
        correctableElements: row.correctableElements,
        requirements: await requirementsUnder(ctx.db, standardId, code),
      };
    }),
  );
  return { services: services.sort((a, b) => serviceTypes.indexOf(a.code) - serviceTypes.indexOf(b.code)) };
}

interface Question {
  residentId: string;
  serviceType: ServiceType;
  kkShown?: string | undefined;
}

/** Why a resident can or cannot ask for a service now; without a card shown, the register's own family card is taken. */
export async function eligibility(ctx: Ctx, { residentId, serviceType, kkShown }: Question) {
  const resident = await getResidentFacts(ctx.db, residentId);
  const { standardId } = ctx.office;
  const findings = (
    await findingsFor(ctx.db, ctx, {
      id: null,
      standardId,
      residentId,
      serviceType,
      kkShown: kkShown ?? resident.facts.familyCard?.kkNumber ?? '',
    })
  ).filter((finding) => finding.code !== 'R33');
  const { portraitFileId, signatureFileId } = await findCardImages(ctx.db, residentId);
  return {
    missingImages: [
      ...(portraitFileId === null ? (['portrait'] as const) : []),
      ...(signatureFileId === null ? (['signature'] as const) : []),
    ],
    eligible: !findings.some(blocksIntake),
    findings: findings.map(({ code, level, field, params }) => ({
      code,
      level,
      ...(field !== undefined && { field }),
      message: findingMessage(ctx.locale, code, params),
      override: null,
    })),
    openApplication: await findOtherOpen(ctx.db, residentId, null),
  };
}
