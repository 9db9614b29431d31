/** What closes a day: a public holiday, collective leave (both by joint decree), or leave by a regional circular. */
export const holidayKinds = ['libur_nasional', 'cuti_bersama', 'dispensasi_daerah'] as const;
export type HolidayKind = (typeof holidayKinds)[number];
