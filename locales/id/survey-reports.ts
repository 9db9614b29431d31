/** Index and reports of the satisfaction survey. */
export const surveyReports = {
  elements: {
    U1: 'Persyaratan',
    U2: 'Sistem, Mekanisme, dan Prosedur',
    U3: 'Waktu Penyelesaian',
    U4: 'Biaya/Tarif',
    U5: 'Produk Spesifikasi Jenis Pelayanan',
    U6: 'Kompetensi Pelaksana',
    U7: 'Perilaku Pelaksana',
    U8: 'Penanganan Pengaduan, Saran, dan Masukan',
    U9: 'Sarana dan Prasarana',
  },
  performance: {
    A: 'Sangat baik',
    B: 'Baik',
    C: 'Kurang baik',
    D: 'Tidak baik',
  },
  tooFew: 'Belum cukup responden',
  command: {
    index: 'IKM {index}, mutu {category} ({performance}), dari {n, plural, other {# responden}}',
    none: 'Belum cukup responden: tidak ada formulir yang lengkap.',
    dropped: '{dropped, plural, other {# formulir}} tidak lengkap dan tidak dihitung.',
    element: 'Unsur',
    average: 'NRR',
    converted: 'Nilai',
    category: 'Mutu',
    target:
      'Untuk {population, plural, other {# penerima layanan}} diperlukan {target, plural, other {# responden}} (Krejcie dan Morgan).',
  },
};

export const surveyReportRefusals = {
  survey_column_missing:
    'Kolom tidak ada: {columns}. Baris pertama berkas harus memuat judul kolom U1 sampai U9.',
  survey_column_twice: 'Kolom ada dua kali: {columns}. Setiap unsur harus punya satu kolom saja.',
  survey_value_not_valid:
    'Baris {row}, kolom {column}: "{value}" bukan nilai. Isi dengan 1, 2, 3, atau 4; kosongkan bila tidak dijawab.',
  survey_row_too_long:
    'Baris {row} memuat {found} nilai, padahal judulnya {expected} kolom. Mungkin ada koma desimal atau pemisah yang berlebih.',
  survey_population_not_valid:
    '"{population}" bukan jumlah penerima layanan. Tulis bilangan bulat mulai dari 0.',
};
