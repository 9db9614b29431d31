/** Terms of the satisfaction survey, as PermenPANRB 14/2017 has them. */
export const surveys = {
  services: {
    card: 'Penerbitan KTP-el',
    recording: 'Perekaman KTP-el',
    complaint: 'Pengaduan',
    other: 'Pelayanan lain',
  },
  channels: {
    token: 'Kode survei',
    kiosk: 'Kios di ruang pelayanan',
    import: 'Formulir kertas',
  },
  timeBands: {
    morning: '08.00–12.00',
    afternoon: '13.00–17.00',
    other: 'Di luar jam itu',
  },
  sexes: {
    male: 'Laki-laki',
    female: 'Perempuan',
  },
  ageBands: {
    under_20: 'Di bawah 20 tahun',
    from_20: '20–29 tahun',
    from_30: '30–39 tahun',
    from_40: '40–49 tahun',
    from_50: '50–59 tahun',
    from_60: '60–69 tahun',
    from_70: '70 tahun atau lebih',
  },
  educations: {
    sd: 'SD atau belum tamat SD',
    smp: 'SMP',
    sma: 'SMA/SMK',
    s1: 'Diploma atau S1',
    s2: 'S2',
    s3: 'S3',
  },
  occupations: {
    civil_servant: 'PNS',
    military: 'TNI',
    police: 'POLRI',
    private_employee: 'Swasta',
    entrepreneur: 'Wirausaha',
    other: 'Lainnya',
  },
  disability: {
    yes: 'Penyandang disabilitas',
    no: 'Bukan penyandang disabilitas',
  },
  notSaid: 'Tidak ingin menjawab',
};

export const surveyRefusals = {
  survey_code_used: 'Kode survei ini sudah dipakai. Setiap kode hanya berlaku untuk satu kali mengisi.',
  survey_staff_session:
    'Peramban ini sedang masuk sebagai petugas. Survei hanya diisi oleh masyarakat: keluar dahulu, atau gunakan perangkat lain.',
  survey_kiosk_unknown: 'Kios survei ini tidak ada atau sudah dihentikan.',
  survey_choice_in_past: 'Kuesioner hanya dapat diganti mulai hari ini atau sesudahnya.',
  survey_choice_unknown: 'Kuesioner, versi, atau pemetaan itu tidak ada.',
  survey_choice_too_early: 'Versi kuesioner itu baru dapat dipakai mulai {from}.',
  survey_choice_made: 'Untuk {day} kantor sudah memilih kuesioner. Pilihlah hari lain.',
};
