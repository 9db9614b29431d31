import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { DeliveryReport } from './port.ts';

export interface ReportSettings {
  /** A word of the office's own, repeated by the provider when the address is entered there. */
  verifyToken: string;
  /** Signs every report. */
  appSecret: string;
}

const digestOf = (text: string) => createHash('sha256').update(text).digest();

/** Takes the same time wherever two texts differ, and whatever their lengths. */
export function isVerifyToken({ verifyToken }: ReportSettings, offered: string): boolean {
  return timingSafeEqual(digestOf(verifyToken), digestOf(offered));
}

const signature = /^sha256=([0-9a-f]{64})$/i;

/** Whether these bytes, as they came, are signed with the office's secret (`X-Hub-Signature-256`). */
export function isSigned({ appSecret }: ReportSettings, bytes: Buffer, header: unknown): boolean {
  const given = typeof header === 'string' ? signature.exec(header)?.[1] : undefined;
  if (given === undefined) return false;
  return timingSafeEqual(createHmac('sha256', appSecret).update(bytes).digest(), Buffer.from(given, 'hex'));
}

const status = z.object({
  id: z.string().max(300),
  status: z.string(),
  errors: z
    .array(z.object({ code: z.number().int().nonnegative() }))
    .catch([])
    .default([]),
  biz_opaque_callback_data: z.uuid().optional().catch(undefined),
});

/** What else the provider tells (messages of residents, changes of templates) is none of this. */
const notification = z.object({
  entry: z.array(
    z.object({
      changes: z.array(
        z
          .object({ value: z.object({ statuses: z.array(z.unknown()).catch([]) }) })
          .catch({ value: { statuses: [] } }),
      ),
    }),
  ),
});

const arrived = new Set(['delivered', 'read']);

/**
 * The reports in a notification, in their order. `sent` says nothing new, since the answer to the sender said it; a
 * status of a kind that is not known, or without the identifier, is left out.
 */
export function reportsIn(json: unknown): DeliveryReport[] {
  const parsed = notification.safeParse(json);
  if (!parsed.success) return [];
  return parsed.data.entry
    .flatMap(({ changes }) => changes.flatMap(({ value }) => value.statuses))
    .flatMap((each): DeliveryReport[] => {
      const { data } = status.safeParse(each);
      if (data === undefined) return [];
      const report = {
        channel: 'whatsapp' as const,
        providerRef: data.id,
        idempotencyKey: data.biz_opaque_callback_data ?? null,
      };
      if (arrived.has(data.status)) return [{ ...report, outcome: 'delivered' }];
      if (data.status !== 'failed') return [];
      return [{ ...report, outcome: 'failed', errorCode: `whatsapp_${data.errors[0]?.code ?? 'failed'}` }];
    });
}
